"""A worker's words: is it about labour, which topics, what danger, where, how many; and what to mask.

Everything here is a suggestion shown with the words that led to it; a person decides.
"""
