"""How good the rules are: held against gold verdicts, against their cases, and against laws with words taken out."""
