# Made by scripts/make_reference.py; run `make reference` to make it anew.
DOCUMENTS := brief.pdf briefing.pdf briefing.html email.html email.txt evidence.pdf factsheet.pdf factsheet.pptx factsheet-01.png factsheet-contact.png factsheet-print.pdf handout.docx share-01-wide.png share-01-tall.png manifest.json
