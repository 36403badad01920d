# Partner, die nach der Freigabe dazukommen, und bis wann sie mitzeichnen.

gate-joined = { $by ->
        [none] { $partner } ist nach der Freigabe dazugekommen; die Mitzeichnung fehlt noch.
       *[other] { $partner } ist nach der Freigabe dazugekommen und zeichnet genau diesen Wortlaut mit, festgehalten von { $by }. Sonst ist kein Zeichen anders: { $count ->
            [one] Die Freigabe gilt weiter
           *[other] { $count } Freigaben gelten weiter
        } (Regeln Fassung { $serial }).
    }
gate-sign-on = { $late ->
        [yes] { $partner } ist nach der Freigabe dazugekommen, und die Mitzeichnung dieses Wortlauts ist nicht festgehalten.
       *[no] { $partner } hat diesen Wortlaut noch nicht mitgezeichnet.
    }
    .hint = { $late ->
        [yes] Liegt die Zusage vor, hält sie jemand mit einer Rolle fest, der den Text nicht selbst geschrieben oder eingereicht hat: `klartext sign-on { $id } "{ $partner }" -m "Wo sie liegt"`
       *[no] Liegt die Zusage vor: `klartext sign-on { $id } "{ $partner }" -m "Wo sie liegt"`
    }
error-own-partner = { $partner } ist nach der Freigabe dazugekommen. Wer den Text geschrieben oder eingereicht hat, kann diese Mitzeichnung nicht selbst festhalten: Zwei Augenpaare sind das Mindeste. Nichts wurde geschrieben.
    .hint = { $could ->
        [none] Niemand sonst hat hier eine Rolle und einen Schlüssel.
       *[other] Das können: { $could }
    }
act-hint-joined = Die Freigaben gelten weiter. Dazugekommen: { $partners }. Jemand, der den Text nicht geschrieben oder eingereicht hat, hält die Mitzeichnung fest: `klartext sign-on { $id } "Name" -m "Wo sie liegt"`
change-may-grow = { $kind }: { $may ->
        [yes] Partner dürfen nach der Freigabe dazukommen, jeder mit eigener Mitzeichnung.
       *[no] Kommt ein Partner dazu, braucht der Text eine neue Freigabe.
    }
workflow-may-grow = Nach der Freigabe dürfen Partner dazukommen, ohne dass der Text neu freigegeben wird: nur am Ende der Liste, nur mit einem schlichten Namen, und jeder mit einer Mitzeichnung, die jemand anderes festhält als wer den Text geschrieben hat. Jede andere Änderung braucht eine neue Freigabe.
workflow-growing = Nach der Freigabe dürfen Partner dazukommen, jeder mit eigener Mitzeichnung: { $kinds }.
error-policy-may-grow = workflow.toml: „{ $field }“ unter rules.{ $kind }.may_grow kann nie ohne neue Freigabe wachsen.
    .hint = Möglich ist hier nur: { $known }. Alles andere im Kopf kann ändern, was gesagt wird, wer es freigibt oder wer es bekommt.
plan-mails-joined = Mails: keine (nur Partner sind dazugekommen; der Wortlaut ist, was schon hinausging)

list-sign-ons = { $until ->
        [none] es fehlt die Mitzeichnung: { $partners }
       *[other] es fehlt bis { $until } die Mitzeichnung: { $partners }
    }
sign-on-until = { $over ->
        [yes] Die Frist zum Mitzeichnen ist vorbei ({ $until }); es fehlt: { $partners }. Ohne sie geht es so hinaus: den Namen aus `partners` nehmen (`klartext edit { $id }`), einreichen und neu freigeben lassen. Kommt die Zusage doch noch, wird sie festgehalten wie sonst.
       *[no] Bis { $until } fehlt noch die Mitzeichnung: { $partners }.
    }

voided-partners = { $lang }: die Liste der Partner. { $why ->
        [order] Ohne neue Freigabe darf jemand nur am Ende dazukommen; hier ist ein Name weg, anders oder an anderer Stelle.
        [rules] Jemand ist dazugekommen, und nach den geltenden Regeln braucht das eine neue Freigabe.
        [length] „{ $name }“ ist zu lang für einen Namen, der ungelesen dazukommt.
        [twice] „{ $name }“ steht schon in der Liste.
        [scripts] „{ $name }“ mischt Buchstaben zweier Schriften in einem Wort.
        [character] „{ $name }“ enthält „{ $character }“; so ein Name kann mehr sagen als einen Namen.
       *[form] Die Liste ist anders geschrieben als bisher, oder mit Bemerkungen darin.
    }
voided-short-partners = Partner

proof-approval-before = Freigabe von { $about }, gültig unterschrieben, über diesen Wortlaut, ehe Partner dazukamen
proof-joined = { $about }: nach der Freigabe dazugekommen, mit eigener Mitzeichnung dieses Wortlauts
proof-joined-wrong = { $about }: nach der Freigabe dazugekommen, und die Mitzeichnung fehlt, ist ungültig oder gilt einem anderen Wortlaut
proof-joined-before = freigegeben war { $about }, Wort für Wort; dieser Wortlaut entsteht daraus allein durch die Namen am Ende der Partner
proof-joined-before-wrong = freigegeben war { $about }; was hinausging, unterscheidet sich davon nicht nur durch dazugekommene Partner
proof-joined-rules = das erlaubten die Regeln Fassung { $about }, die damals galten
proof-joined-rules-wrong = keine Fassung der Regeln, die galt, erlaubte das ({ $about })
