"""Teams: who may do what, what a team has agreed on, whom a message is for and when it goes."""
