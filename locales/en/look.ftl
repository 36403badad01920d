# What a human being must look at before a release, since no program can judge it.

look-head = A human being must still look at this ({ $lang }):
look-picture = Line { $line }: does “{ $about }” say what the picture shows and why it is there?
look-table = Line { $line }: can the table ({ $about }) be understood when it is read out cell by cell?
look-order = Does a screen reader read the PDF in the right order?
look-headings = Do the headings say what is in their sections?
look-links = Does each link say where it leads, even when it is read alone?
look-language = Is the text really in the language “{ $about }”, and are words of other languages marked: `[…]{"{"}lang=en{"}"}`?
look-foreign = Are all words in the language “{ $about }” marked rightly, and has somebody read them who speaks it?
look-colour = Does any colour in the pictures carry a meaning alone, and is lettering in them easy to read?
look-amendments = Is it clear what goes and what is added in the amendments, even without seeing what is struck out?
look-easy = Have people from the target group read exactly these words? Named are: { $about }
