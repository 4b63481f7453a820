"""Pictures of numbers: values in, a PNG out."""
