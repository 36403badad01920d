# Was vor einer Veröffentlichung ein Mensch ansehen muss, weil es kein Programm beurteilen kann.

look-head = Das muss noch ein Mensch ansehen ({ $lang }):
look-picture = Zeile { $line }: Sagt „{ $about }“, was auf dem Bild zu sehen ist und warum es dasteht?
look-table = Zeile { $line }: Ist die Tabelle ({ $about }) zu verstehen, wenn sie Zelle für Zelle vorgelesen wird?
look-order = Liest ein Vorleseprogramm das PDF in der richtigen Reihenfolge vor?
look-headings = Sagen die Zwischenüberschriften, was in ihrem Abschnitt steht?
look-links = Sagt jeder Link auch allein, wohin er führt?
look-language = Ist der Text wirklich in der Sprache „{ $about }“, und sind anderssprachige Stellen gekennzeichnet: `[…]{"{"}lang=en{"}"}`?
look-foreign = Sind alle Stellen in der Sprache „{ $about }“ richtig gekennzeichnet, und hat jemand sie gegengelesen, der die Sprache spricht?
look-colour = Trägt in den Bildern eine Farbe allein eine Bedeutung, und ist Schrift in ihnen gut zu lesen?
look-amendments = Ist bei den Änderungen auch ohne durchgestrichene Wörter klar, was wegfällt und was hinzukommt?
look-easy = Haben Menschen aus der Zielgruppe genau diesen Wortlaut gelesen? Genannt sind: { $about }
