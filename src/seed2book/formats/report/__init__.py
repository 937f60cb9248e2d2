"""One page to proof-read by: the seeds on the left, what became of them on the right, and what to write."""
