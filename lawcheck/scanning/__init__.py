"""Many laws are checked: folders walked, work cached, spread over workers and taken up again."""
