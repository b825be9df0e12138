"""Two reports become what changed between them: findings new, closed, moved, and known from before."""
