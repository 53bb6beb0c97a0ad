"""The set as it is written: a page in the browser that follows each change of the summary.

In: an article. Out: a page at an address of this machine. Never: writes a document, answers another machine or another
page, or leaves a process behind.
"""
