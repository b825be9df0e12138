"""The laws of one country, read together, become one verdict for each requirement, and the conflicts between them."""
