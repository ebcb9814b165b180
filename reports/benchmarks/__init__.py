"""What is promised about speed, measured against something else in the same run."""
