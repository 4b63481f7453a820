"""When a customer comes back to the rep: work hours, due days, the day's plan, snoozes and festivals."""
