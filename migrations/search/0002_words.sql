-- Words in two forms, by the place of the entry: e_ are exact, f_ are folded (without marks). `facets` has what results
-- are filtered by. Words come separated by spaces, and all beyond ASCII belongs to them.
-- Two indexes: the best results have what is wanted in their heads, which are a tenth of the text.
create virtual table heads using fts5(
  e_title, e_lead, e_by, f_title, f_lead, f_by, facets,
  content = '', contentless_delete = 1, tokenize = 'ascii'
);

-- The whole text, heads included.
create virtual table texts using fts5(
  e_text, f_text, facets,
  content = '', contentless_delete = 1, tokenize = 'ascii'
);

-- Which words there are (folded), for those who misspell one. FTS5's own vocabulary has to read all places of a word to
-- tell that there is one. Words of articles that are gone stay until the index is made anew.
create table spellings (
  term text primary key
) strict, without rowid;
