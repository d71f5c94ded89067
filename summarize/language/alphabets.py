"""Letters beyond ASCII and the most frequent words, by language: enough to know a short text by."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The letters of a language beyond ASCII, in lower case, and its most frequent words."""

    letters: frozenset[str]
    words: frozenset[str]


_TABLE = {
    "en": ("",
           "the of and to in a is that for was on with as by at from his her it are be has have an said "
           "not were which this but they"),
    "fr": ("àâæçèéêëîïôœùûüÿ",
           "le la les de du des un une et à a en est que qui dans pour sur par au aux pas plus ce se son "
           "sa il elle avec ont été sont d l qu n s nous ils leur ces même après jusqu entre selon aussi "
           "mais ou où"),
    "es": ("áéíñóúü",
           "el la los las de del un una y a en que se es por con para su al lo como más no fue ha este "
           "esta pero sus o sin sobre nadie hasta desde entre dijo según también ya muy"),
    "pt": ("àáâãçéêíóôõúü",
           "o a os as de do da dos das um uma e em no na nos que se é por com para ao à não mais foi ser "
           "como seu sua disse ninguém até entre também já muito pela pelo são"),
    "it": ("àèéìíîòóùú",
           "il lo la i gli le di del della dei un una e è a in che si per con al alla da dal nel nella non "
           "più ha sono come ma anche dell l nessuno fino dopo tra alle nelle delle detto ieri"),
    "ca": ("àçèéíïòóúü",
           "el la els les de del dels un una i a en que es per amb al no més ha són com però aquest seva d "
           "l"),
    "de": ("äöüß",
           "der die das den dem des ein eine einen und in im zu von mit auf für ist nicht sich es an als "
           "am auch bei nach aus wie war hat sind wird dass er sie ich wir hatte wurden einer einem zum "
           "zur über unter noch mehr keine niemand sagte"),
    "nl": ("éèëïöüêáàçóô",
           "de het een en van in is op te dat die voor met niet zijn aan er om ook als bij door maar naar "
           "uit heeft nog werd was geen over niemand zei tegen hun kan worden werden"),
    "sv": ("åäöé",
           "och i att en ett det som på är av för med till den har de inte om var från vid men han hon ska "
           "efter under sig säger ingen kan blev blir inom mot över"),
    "da": ("åæøé",
           "og i at en et det som på er af for med til den har de ikke om var fra ved men han hun skal "
           "efter under sig siger ingen kan blev bliver inden mod over"),
    "nb": ("åæøéòô",
           "og i at en et det som på er av for med til den har de ikke om var fra ved men han hun skal "
           "etter under seg sier ingen kan ble blir innen mot over"),
    "fi": ("äöåšž",
           "ja on ei että se oli hän ovat mutta kun myös ole joka sen niin jo vain kuin mukaan jälkeen "
           "vielä sekä tai sanoi koska kukaan ollut kaksi ennen sanoo kertoo"),
    "is": ("áðéíóúýþæö",
           "og í að er á sem það ekki var um við til með en af frá hann hún fyrir þetta hafa þar"),
    "et": ("äöõüšž",
           "ja on ei et see oli ta ka mis kui aga oma või selle pole ning kuid"),
    "ga": ("áéíóú",
           "an na agus ar ag is go le i do a bhí tá sé sí"),
    "pl": ("ąćęłńóśźż",
           "i w na z się nie do to że jest o po za od dla ale przez jak tym był są będzie został już oraz "
           "a ze jego także jednak nikt nic była było powiedział podała policja ludzi przed między być "
           "więc może lub można które tylko została"),
    "cs": ("áčďéěíňóřšťúůýž",
           "a v na se je že s z do o to k i pro by ve ale jako od za po který byl si podle jsou už při "
           "nebo není jeho této také však nikdo nic byla bylo bude řekl uvedla policie lidí před mezi "
           "která které své být ještě"),
    "sk": ("áäčďéíĺľňóôŕšťúýž",
           "a v na sa je že s z do o to k i pre by vo ale ako od za po ktorý bol si podľa sú už pri alebo "
           "nie jeho tiež však nikto bola bolo bude povedal uviedla ľudí pred medzi"),
    "sl": ("čšž",
           "in v na se je da za z s ne so ki po od tudi bi kot pri ali pa bo bil še že policija povedal "
           "bila bilo več vendar med"),
    "hr": ("čćđšž",
           "i u na se je da za s ne su koji od po o a će kao bio iz do nije što nitko ali još policija "
           "rekao bila bilo više može također ili"),
    "hu": ("áéíóöőúüű",
           "a az és hogy nem is egy van volt de meg csak ki már ez el még szerint mint után vagy miatt ha "
           "azt lesz senki ami amely volna lett fog két ezt minden között ellen miután mondta közölte "
           "rendőrség több mert mely azonban"),
    "ro": ("ăâîşţșț",
           "de la și şi a în din cu pe că o un au fost nu mai este sunt se care pentru va al ale lui după "
           "sau prin nimeni ani fi spus doar către dar iar acest această foarte între poliția poliţia să "
           "fără până aceasta toate"),
    "sq": ("ëç",
           "e të në i se një për me dhe nga që është u ka më"),
    "tr": ("çğıİöşüâîû",
           "ve bir bu için da de ile olarak olan çok daha en gibi sonra kadar göre ancak dedi oldu var "
           "değil iki hiç kimse biri olduğunu yeni polis gün yıl önce bin ise etti bildirdi söyledi "
           "açıkladı diye ki şu şey bunu"),
    "lt": ("ąčęėįšųūž",
           "ir į kad yra su iš buvo tai bet ne kaip apie po nuo per jis dar už"),
    "lv": ("āčēģīķļņšūž",
           "un ir ka no par ar uz bija kas tas pēc arī bet gada vai pie nav"),
    "ru": ("абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
           "и в на не что с по из за от к о у а но как для это его был было все так же уже из-за два три "
           "никто ничего до при или если будет заявил сообщил"),
    "uk": ("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
           "і в на не що з по із за від до та у а але як для це його був було все так вже через про ніхто "
           "нічого при або якщо буде заявив повідомив"),
    "be": ("абвгдеёжзіійклмнопрстуўфхцчшыьэюя",
           "і ў на не што з па за ад да у а але як для гэта яго быў"),
    "bg": ("абвгдежзийклмнопрстуфхцчшщъьюя",
           "и в на не че с по за от до са се да е а но като това беше"),
    "sr": ("абвгдђежзијклљмнњопрстћуфхцчџш",
           "и у на не да се је за од до са су који а као био из"),
    "el": ("αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ",
           "και το η ο του της την τη να οι τα στο στη στην με για από που είναι θα τον των τους ότι δεν "
           "σε ένα μια στα κανείς κανένας πριν μετά αλλά κατά δύο όλη προς έχει ήταν"),
    "he": ("אבגדהוזחטיךכלםמןנסעףפץצקרשת",
           "של את על לא כי הוא עם גם זה היא אל או כל אחרי בין"),
    "ar": ("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي",
           "في من على إلى أن عن التي الذي هذا بعد مع كان لا ما إن قد وقال"),
    "fa": ("ءآئابپتثجچحخدذرزژسشصضطظعغفقکگلمنهوی",
           "در به از که این را با است برای آن می و تا بر"),
}  # fmt: skip

ALPHABETS = {
    code: Alphabet(frozenset(letters), frozenset(words.split())) for code, (letters, words) in _TABLE.items()
}

RARE = frozenset({"is", "ga", "sq", "ca", "et", "sl"})
"""Languages that a text is written in only where something speaks for them."""
