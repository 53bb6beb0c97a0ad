"""Numbers, dates, references and labels as they are printed in a language.

In: values of the model. Out: text. Never: markup.
"""
