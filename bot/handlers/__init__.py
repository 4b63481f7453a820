"""One module a feature. A handler takes values from the update, calls a flow, renders, sends: 15 lines at most."""
