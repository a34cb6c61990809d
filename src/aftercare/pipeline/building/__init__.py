"""Making what has changed: stages, plan, tasks, and the processes that do them."""
