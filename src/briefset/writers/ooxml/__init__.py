"""What Word and PowerPoint share: XML, archives, faces, references, native charts.

In: values. Out: XML and bytes. Never: a path, a clock, the environment.
"""
