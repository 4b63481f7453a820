"""The customer book's understanding of words: who, which number, what happened, who is looked for."""
