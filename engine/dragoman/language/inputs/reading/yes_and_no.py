"""The words for yes and no by language, folded: no capitals, no accents. The language "" is understood everywhere."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.language.inputs.reading.letters import folded


def _by_language(words: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    return {language: frozenset(map(folded, listed.split(","))) for language, listed in words.items()}


YES = _by_language({
    "": "yes,y,yeah,yep,yup,sure,true,t,1,on,ok,okay,👍,✅,✔,☑,+",
    "en": "of course,certainly,right,correct,aye",
    "es": "sí,s,claro,vale,por supuesto,verdadero,cierto,correcto",
    "de": "ja,j,jawohl,jep,jo,klar,gerne,wahr,richtig,stimmt",
    "ru": "да,д,ага,угу,конечно,хорошо,ок,окей,верно,правда,истина",
    "uk": "так,т,ага,звичайно,звісно,добре,гаразд,правда",
    "ar": "نعم,ن,أجل,ايوه,أيوة,اه,بلى,طبعا,تمام,موافق,حسنا,صحيح",
    "fr": "oui,o,ouais,bien sûr,d'accord,d’accord,vrai,si",
    "it": "sì,s,certo,va bene,d'accordo,d’accordo,vero",
    "pt": "sim,s,claro,com certeza,tá,verdadeiro,certo",
    "nl": "ja,j,jawel,zeker,natuurlijk,waar",
    "pl": "tak,t,jasne,oczywiście,prawda,dobrze",
    "tr": "evet,e,tamam,tabii,olur,doğru",
})  # fmt: skip

NO = _by_language({
    "": "no,n,nope,nah,false,f,0,off,👎,❌,✖,-",
    "en": "not,never,not at all,no thanks,no thank you,wrong,nay",
    "es": "no gracias,nunca,falso,para nada",
    "de": "nein,nee,nö,nicht,falsch,nein danke",
    "ru": "нет,н,неа,не,нет спасибо,неверно,ложь",
    "uk": "ні,н,нє,не,ні дякую,неправда",
    "ar": "لا,ل,كلا,لأ,لا شكرا,خطأ",
    "fr": "non,nan,non merci,faux,pas du tout",
    "it": "no grazie,mai,falso",
    "pt": "não,nao,não obrigado,não obrigada,nunca,falso",
    "nl": "nee,neen,nee bedankt,niet,onwaar",
    "pl": "nie,nie dziękuję,fałsz",
    "tr": "hayır,h,yok,olmaz,yanlış",
})  # fmt: skip
