"""What is known of languages: words, numbers, units and dates read from text, scripts, spacing and line breaks.

In: text and language tags. Out: values with their places in the text. Never: the article, the summary, or files.
"""
