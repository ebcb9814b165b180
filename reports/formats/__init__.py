"""A document in other formats than PDF, each made from the document alone: Word, Excel and a page of HTML."""
