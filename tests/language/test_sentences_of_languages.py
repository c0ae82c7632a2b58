"""Where sentences end in each language. A case has `¦` where one ends; the text is the case without."""

import pytest

from qda.language.data import read
from qda.language.sentences import sentence_rules

CASES = {
    "de": [
        "Das Haus kostete 300 Tsd. Euro. ¦ Viel Geld.",
        "Ich war damals 17. ¦ Meine Schwester war 9. ¦ Wir hatten nichts.",
        "Der 2. Weltkrieg war vorbei, und am 8. Mai kamen die Amerikaner. ¦ Wir Kinder staunten.",
        "Im II. Weltkrieg fiel mein Vater. ¦ Papst Johannes XXIII. war alt.",
        "Am 3. 5. 1961 zogen wir um. ¦ Zu sechst.",
        "Wir hatten Ziegen, Hühner usw. ¦ Danach kam der Krieg.",
        "Es gab Kartoffeln, Rüben u. ä. Sachen. ¦ Mehr nicht.",
        "Ich war bei der Fa. Krupp angestellt, bzw. Frauen durften dort nur putzen. ¦ So war das.",
        "Es kamen viele, d. h. Frauen und Kinder. ¦ Z. B. Tante Erna war dabei.",
        "Dipl.-Ing. Vogel wohnte in der Bahnhofstr. 12 in Ulm. ¦ Er nicht.",
        "Das war um 300 v. Chr. schon so. ¦ Und n. Chr. auch.",
        "Frau M. hat angerufen. ¦ Ich sprach mit Herrn K. ¦ Er schwieg.",
        "So viel ich mag. ¦ Das kostet 5 Mio. Euro.",
    ],
    "fr": [
        "C’est l’art. 5 du code, l'av. Foch et l’ex. 3. ¦ On a vendu l’or. ¦ 5 kilos.",
        "Je suis partie à 17. ¦ Mes parents sont restés. ¦ Ma sœur avait 9. ¦ C’est tout.",
        "On vendait des fruits, des œufs, etc. ¦ Puis la guerre est venue.",
        "Il travaillait à la R.A.T.P. ¦ L’été, on partait.",
        "M. Le Goff et M. Dupont sont venus. ¦ J.-P. Martin aussi.",
        "J’ai revu mon ex. ¦ Il va bien.",
        "Elle habite av. Foch, près du bd. Voltaire, n° 5. ¦ Moi pas.",
        "C’était en 300 av. J.-C. en Gaule. ¦ Peu importe.",
        "On prenait des vitamines, la C. ¦ Elle aidait.",
    ],
    "es": [
        "Me fui a los 17. ¦ Mi hermana tenía 9. ¦ No había nada.",
        "Vendíamos fruta, huevos, etc. ¦ Pablo ayudaba.",
        "Hablé con mi ex. ¦ Él no quiso.",
        "Vivía en la Av. Bolívar con la Sra. Ruiz. ¦ Le dije que no. ¦ 20 veces.",
        "Se lo digo a Ud. ¦ Nadie más lo sabe.",
        "Es del s. XIX, p. ej. España era otra. ¦ En EE. UU. hay trabajo.",
        "Nos dieron sopa de col. ¦ Carne no.",
    ],
    "pt": [
        "A Profª. Ana e a Drª. Lia vieram. ¦ Ela não.",
        "Saí com 17. ¦ A minha irmã tinha 9. ¦ Não havia nada.",
        "Vendíamos fruta, ovos, etc. ¦ Depois veio a guerra.",
        "Falei com o meu ex. ¦ Ele não quis.",
        "No séc. XIX era assim. ¦ A Profa. Lia mora na Av. Paulista, nº 7. ¦ Eu não.",
        "O Sr. J. Da Silva veio. ¦ Caiu o meu cel. ¦ Partiu.",
    ],
    "it": [
        "Sono partita a 17. ¦ Mia sorella ne aveva 9. ¦ Non c’era nulla.",
        "Vendevamo frutta, uova, ecc. ¦ Poi venne la guerra.",
        "Il campo era mio. ¦ Nessuno lo voleva.",
        "Ho rivisto il mio ex. ¦ Sta bene.",
        "Nel sec. XIX il sig. Conti, p. es. Luigi, era ricco. ¦ Gli ho detto di no. ¦ 3 volte.",
        "È venuto G. Di Stefano. ¦ L’altro no.",
        "Lavorava alla C.G.I.L. ¦ C’era lavoro.",
    ],
    "nl": [
        "Ik was toen 17. ¦ Mijn zus was 9. ¦ We hadden niets.",
        "We verkochten fruit, eieren enz. ¦ Daarna kwam de oorlog.",
        "Dhr. P. De Vries woont in de Kerkstr. 12 in Gent. ¦ Hij werkt nog.",
        "We kregen vitamine C. ¦ De dokter kwam.",
        "Het kostte 3 mln. euro. ¦ 's Avonds sliepen we. ¦ ’t Was koud.",
    ],
    "da": [
        "Jeg var 17. ¦ Min søster var 9. ¦ Mor var 40.",
        "Vi boede der til 1. Maj. ¦ Efter 2. Verdenskrig flyttede vi.",
        "Han satte sig. ¦ Hun ventede.",
        "Vi solgte æg, frugt osv. ¦ Så kom krigen.",
        "Kr. himmelfartsdag var den 9. maj, dvs. Far havde fri. ¦ Ja.",
        "Vi flyttede ikke. ¦ [navn på søster] flyttede. [griner] og så kom hun igen.",
    ],
    "nb": [
        "Jeg var 17. ¦ Ola var 9. ¦ Vi måtte dra. ¦ Hun ble.",
        "Vi feiret 17. Mai hver gang. ¦ Etter 2. verdenskrig ble det stille.",
        "Det var bl.a. Kari som kom. ¦ Det er langt. ¦ 5 mil.",
    ],
    "sv": [
        "Jag var 17. ¦ Min syster var 9. ¦ Mor var ung. ¦ Hon arbetade.",
        "Han satte sig. ¦ Det gör jag ej. ¦ Bara han.",
        "T.ex. Malmö är dyrt, dvs. Lund också. ¦ Vi hade ägg, frukt osv. ¦ Sedan kom kriget.",
        "Vi har en bil. ¦ 5 personer får plats.",
    ],
    "fi": [
        "Olin 17. ¦ Siskoni oli 9. ¦ Äiti oli 40.",
        "Se oli 3. toukokuuta, esim. Turussa. ¦ Myimme munia, leipää jne. ¦ Sitten tuli sota.",
        "Tri Laine ja prof. Virtanen tulivat. ¦ Me lähdimme.",
    ],
    "pl": [
        "Miałem 17. ¦ Siostra miała 9. ¦ Nic nie było.",
        "Np. Kraków jest drogi, tzn. Warszawa też. ¦ Przyszedł p. Zieliński z dr hab. Nowak. ¦ Tak.",
        "Mieszkam przy ul. Długiej 5 m. 3. ¦ To było 3. Maja.",
        "Sprzedawaliśmy jajka, mleko itd. ¦ Potem wojna.",
        "Pomogłem im. ¦ Oni nie. ¦ Chodziłam do szkoły im. Kopernika w 1950 r. ¦ To było dawno.",
    ],
    "cs": [
        "Bylo mi 17. ¦ Sestře bylo 9. ¦ Nic nebylo.",
        "Např. Praha je drahá, tj. Brno taky. ¦ MUDr. Malá a Ing. Novák přišli. ¦ Ano.",
        "Přijeli jsme 3. 5. 1961, po 2. světové válce. ¦ Prodávali jsme vejce, mléko atd. ¦ Pak to skončilo.",
        "Řekli nám. ¦ My jsme šli na nám. Míru.",
    ],
    "ru": [
        "Мне было 17. ¦ Сестре было 9. ¦ Ничего не было.",
        "Жили мы на ул. Ленина, д. 5, кв. 3. ¦ Потом переехали в г. Москву.",
        "Это было в 1961 г. ¦ Потом мы уехали, т. е. Мама решила. ¦ Да.",
        "Продавали яйца, молоко и т. д. ¦ Бабушка помогала. ¦ И т.п. ¦ Понимаете?",
        "Заработал 3 млн. ¦ Купил дом. ¦ Мы помогли им. ¦ Они остались.",
        "А. С. Пушкин жил в XIX в. ¦ Это все знают.",
    ],
    "uk": [
        "Мені було 17. ¦ Сестрі було 9. ¦ Нічого не було.",
        "Ми жили на вул. Франка, буд. 5, кв. 3 у м. Львів. ¦ Потім переїхали.",
        "Це було в 1961 р. ¦ Тоді ми поїхали. ¦ Мали яйця, молоко і т. д. ¦ Бабуся допомагала.",
    ],
    "el": [
        "Γιατί φύγατε; ¦ Δεν υπήρχε δουλειά. ¦ Αλήθεια; ¦ έτσι ήταν.",
        "Ποιος ήρθε\u037e ¦ Κανείς.",
        "«Γιατί;» ρώτησε η κα. Μαρία. ¦ Ο κ. Νίκος, π. χ. Πέτρος, σώπασε.",
        "Ήμουν 17. ¦ Η αδελφή μου 9. ¦ Πουλούσαμε αυγά, γάλα κ.λπ. ¦ Μετά ήρθε ο πόλεμος.",
    ],
    "tr": [
        "O zaman 17. ¦ Kardeşim 9. ¦ Hiçbir şey yoktu.",
        "Dr. Yılmaz, 2. Dünya Savaşı bitince Atatürk Cad. No. 5 adresine taşındı. ¦ 19. yüzyıl öyleydi.",
        "Yumurta, süt vb. ¦ Sonra savaş geldi. ¦ Gel de gör. ¦ Güzeldi.",
    ],
    "hu": [
        "Akkor voltam 17. ¦ Nővérem 9. ¦ Semmi sem volt.",
        "Pl. Szeged drága. ¦ Dr. Kovács, ill. Nagy úr 1961. május 3-án jött.",
        "Tojás, tej stb. ¦ Aztán háború.",
    ],
    "id": [
        "Waktu itu umur saya 17. ¦ Adik saya 9. ¦ Tidak ada apa-apa.",
        "Ir. Joko tinggal di Jl. Sudirman No. 5. ¦ Kami jual telur, susu, dll. ¦ Lalu perang.",
    ],
    "ur": [
        "اس نے کہا: ”جاؤ۔“ ¦ میں گیا۔ ¦ ’نہیں۔‘ ¦ پھر آیا۔",
        "قیمت Rs. 1,500 تھی۔ ¦ نمبر. 5 تھا۔ ¦ ص. 12 پر۔",
    ],
    "ja": ["お金は１．５倍です．¦学校は遠い．¦２０２１．¦はい．", "１．はじめに．¦ 2．方法．"],
    "zh": ["他说。¦“你好。”她走了。¦ “再见。”"],
    "hi": ["Rs. 500 और रु. 300 दिए। ¦ फिर गए।", "मैं तब 17 का था| ¦ मेरी बहन 9 की थी| ¦ डॉ. वर्मा आए। ¦ वे चले गए|"],
    "bn": ["টা. 500 দিলাম। ¦ তারপর গেলাম।", "আমার বয়স ছিল ১৭| ¦ ডা. রহমান এলেন। ¦ মো. করিম গেলেন।"],
    "eu": ["Nik 17 urte. ¦ Arrebak 9. ¦ Bi. ¦ Martxoaren 3. egunean etorri zen."],
    "ar": ["عمري ١٧. ¦ أختي ٩. ¦ د. أحمد جاء."],
    "xx": [
        "Nilikuwa na miaka 17. ¦ Bi. Fatuma na Bw. Juma walikuja. ¦ Tulikula samaki n.k. ¦ Kisha tukalala.",
        "Hồi đó tôi 17. ¦ TS. Nguyễn ở TP. Huế. ¦ Cơm, cá, v.v. ¦ Rồi ngủ.",
        "Imal sem 17. ¦ Sestra 9. ¦ Dr. Novak je prišel 3. maja, npr. Ana ne.",
    ],
    "en": [
        "The fee was Rs. 1,500, or Tk. 900. ¦ Nobody paid.",
        "The guard slept. ¦ (His brother kept watch.)",
        "The guard slept. ¦ (He had. ¦ Nobody else could.)",
        "The guard slept. ¦ (“Nobody will come.”)",
        "The guard slept. (pause)",
        "The guard slept. (Laughs.)",
        "The guard slept. ¦ *laughs* His brother came. ¦ __coughs__ Nobody saw it.",
        "The guard slept. *laughs* and then his brother came.",
        "The guard slept. ¦ *His* brother came. *laughs*",
        "The guard slept.🙂 ¦ His brother came.👍🏽 ¦ Nobody saw it.",
        "He said “the guard slept.”¦His brother came.",
        "They met ex-Gov. Raziq there. ¦ The U. S. Army left. ¦ Some, i. e. Khan, stayed.",
    ],
}


def sentences(code: str, text: str) -> list[str]:
    starts = sentence_rules(read(code, "sentences.toml")).starts(text)
    return [text[start:end].strip() for start, end in zip(starts, [*starts[1:], None], strict=True)]


@pytest.mark.parametrize(("code", "case"), [(code, case) for code, cases in CASES.items() for case in cases])
def test_sentences_end_where_a_speaker_of_the_language_ends_them(code: str, case: str) -> None:
    assert sentences(code, case.replace(" ¦ ", " ").replace("¦", "")) == [
        sentence.strip() for sentence in case.split("¦")
    ]
