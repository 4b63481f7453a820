"""Tables as sales people have them: spreadsheets in and out, and calendar files."""
