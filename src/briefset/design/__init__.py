"""What designers decide: templates, products, theme, brand, faces and logo.

In: the folders of templates, a brand file. Out: `Templates`, `Product`, `Theme`, `Brand`, `Logo`. Never: a summary.
"""
