"""A project and its installation: new articles, templates to change, and what the doctor finds.

In: a folder. Out: files and findings. Never: writes over a file.
"""
