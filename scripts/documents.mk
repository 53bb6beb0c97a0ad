# Made by scripts/make_reference.py; run `make reference` to make it anew.
DOCUMENTS := briefing.pdf briefing.html evidence.pdf factsheet.pdf factsheet.pptx factsheet-01.png factsheet-contact.png factsheet-print.pdf handout.docx manifest.json
