"""Stems of what people feel, blame, promise, ask for and contest: evidence for the head, no rules.

Broader than the lists of `words`: a stem is listed for its sense, whether or not the training part of the
record has it. How much each list weighs, alone and with others, is learned (`onrecord.training.fields`).
"""

from __future__ import annotations

import re

SAYING = """
    add announc answer assert comment declar describ discuss explain insist interview mention note observ
    post proclaim quip quot recall remark repl report respond reveal said say saying says speak speech spoke
    statement stat stress suggest tell told tweet wr writ"""

ARGUING = "alleg argu assert charg claim conten contend insist maintain suggest warn imply implie"

CALLING = """
    brand call caricatur characteri compar deem depict describ dub label liken paint portray refer"""

FEELING = """
    admir adore afraid aggriev alarm ambition ambivalen amus anger angr anticipat anxi appall appreciat
    apprehens appro ashamed aspir assum astonish attitude aware baffl belie bitter bother bullish calculat
    captivat care cherish comfort commit concern confiden confus consider contempt content convinc crav
    curio decid decision delight deplor desir despair despis determin disagree disappoint disapprov disdain
    disgust disillusion dislik dismay displeas disregard distress distrust doubt dread dream dub eager
    embarrass embitter embrac enamor encourag enjoy enthusias envi excit expect fanc fascinat favor favour
    fear feel felt figur find fond frighten frustrat furious glad gloat grateful grief griev grudg happ
    hate hatred heartbr hesita hop horrif hostil hung imagin impress inclin indifferen indigna infatuat
    inspir intent interest intrigu irk irritat jealous joy judg keen know known lament lean like liked likes
    loath long look lov lust marvel mind misgiv mistrust mourn nervous notion obsess opinion optimis outrag
    passion perce perceiv perception pessimis pleas pride priorit proud puzzl rage rattl realis realiz
    reassur recogni reckon reconsider regard regret relie relish reluctan remember resent resign resolv
    respect revere sad satisf scar see sense sentiment shock shocked sick skeptic sceptic sorr startl
    stun support surpris suspect suspic sympath tempt think thought thrill tired took touch tremb trouble
    trust unaware uncertain uncomfortable understand unease uneas unhapp unsure upset value view wait want
    wary weary welcom wish wonder worr yearn"""

HOSTILE = """
    abus accus alleg arraign assail attack bash belittl berat blam blast calumn cast castigat caustic censur
    chastis chid complain condemn critici criticism critiqu curs damn decr decry defam demoni denigrat
    denounc deplor derid diatrib disparag excoriat faul fault flay foul fume gripe grous hammer harangue hit
    hits hitting impugn incriminat indict insinuat insult inveigh jab jeer knock lambast lament lash
    lawsuit malign mock needl object outrag pan pann pillor pounc protest pummel rail rant rap reprimand
    reproach reprov rebuk ridicul rip ripp roast savag scathing scoff scold scorn shame shred skewer slam
    slap slur smear snap sneer snipe spar sue suing swip taking target tarnish taunt tear tirad tore trash
    tsk undermin unload upbraid vilif warn"""

BLAME = """
    abandon abdicat abet abhorrent abomin absurd abus aggress aid-and-abet alarmist amateur anti-semit
    arrogan assail assassin assault atroc awful backward bad betray bias bigot bilk birther blackmail
    blatan bloodbath blunder bogus botch brazen breach brib brutal bull bully bungl calamit callous cater
    cheap cheat clown clueless coerc collu complicit conceal con condescend conspir contempt contradict
    corrupt coverup cover-up cover coward crazed craz creep crim cripple crony crook cruel cynic damag danger
    debacle decei decept defam defraud defy deliberate delusion demago deplor derelict despicabl despot
    destroy destruct devastat dictator dirt disast disenfranchis disgrac disgust dishonest dishonor disingen
    disloyal disqualif disregard disrespect disrupt disservice distort divid divis doublespeak dumb
    embarrass enabl enemy erod erratic evad evil exaggerat exploit extort extremis fabricat fail failur
    fake fals falsehood fanatic fascis fault fear-monger feckless fiasco flawed flip-flop foment fool foul
    fraud fraudulen frighten gross grossly guilty hack harass harm hate hatred hatefu hazard hid hidden
    hide hiding horrend horribl horrif hostil humiliat hypocri idiot ignor illegal illegitimate immoral
    impuls inaccura inappropriate incapab incit incompeten inexcusab infring inhuman injust insan
    insensitiv insincer insult interfer intimidat intoleran invad irrespons islamophob jeopard kill laugh
    laughable launder leak liar libel lie lied lies lunatic lying malici malfeas malign manipul mass meddl
    mediocre menac mess mishandl mislead misled mismanag misogyn misrepresent misstat mistak mistreat
    mob mock monster moron murder naive narcissis nazi negligen neglect neo-nazi notor obscen obstruct
    offend offens opportunis oppress orchestrat outrag overreach pander panic paranoi pathetic pervert
    petty phony plagiari plot plunder pollut ponzi predator prejudic pretend propagand provoc punish
    puppet quid racis rail rant rape rapist reckless refus rein repress reprehen repugn repuls rig rigged
    ruin ruthless sabotag scam scandal scapegoat scare scheme sellout selfish sexis shady sham shame
    shameful shred sick sinister slander slap sleaz slimy sloppy smear sneak sociopath sold spew spineless
    squander stab steal stole stolen stupid subver swindl tarnish terribl terroris thief thiev threat
    thug thwart toxic traitor trample treason troubl tyran ugly unaccept unamerican un-american
    unconscionabl unconstitution undemocratic undermin unethical unfair unfit unhinged unjust unlaw
    unprepared unprofessional unqualified unscrup unstable untrustworth untruth unworthy vicious victim
    vile villain violat violen vulgar warmong wast weak weaken weasel whitewash wicked witch-hunt witch
    worse worst wreck wrong wrongdo xenophob"""

COMMITTING = """
    agree agreed agreement announc assur commit guarantee intend intent offer plan pledg prepared promis
    propos proposal resolv swear swor threat threaten vow will'll"""

URGING = """
    advis advoca appeal ask ban beg bid bids call challeng convinc demand direct encourag exhort forc
    implor instruct insist invit lobb mandat need order persuad petition plea plead press pressur propos
    push recommend remind request require requir seek sought suggest tell told urg vot warn"""

CONTESTING = """
    challeng contest contradict contrary counter debunk defend den deni deny demur disagree disavow
    disclaim discount discredit dismiss disprov disput distanc downplay invalidat nullif object otherwise
    oppos rebuff rebut refut reject renounc repudiat retort scoff shrug talk"""

WITHHOLDING = """
    avoid back bar block boycott cancel canno declin dodg forbid ignor ignored oppos postpon prohibit
    refus refusal reject resist rule ruled shun skip spurn turn unwilling veto withdr"""

GRANTING = """
    acknowledg acquiesc admi admit agree allow apolog conced confess confirm grant guilty own pleaded
    recogni regret reveal verif"""

ASKING = "ask debate doubt grill inquir press puzzl quer question quiz unclear uncertain unsure wonder"

CUE_LISTS: dict[str, str] = {
    "saying": SAYING,
    "arguing": ARGUING,
    "calling": CALLING,
    "feeling": FEELING,
    "hostile": HOSTILE,
    "committing": COMMITTING,
    "urging": URGING,
    "contesting": CONTESTING,
    "withholding": WITHHOLDING,
    "granting": GRANTING,
    "asking": ASKING,
}
"""Sought in cues."""


def stems(forms: str) -> re.Pattern[str]:
    """Return a pattern for words that begin with one of `forms`, or are one of under four letters."""
    long = sorted((form for form in forms.split() if len(form) > 3), key=len, reverse=True)
    short = sorted(form for form in forms.split() if len(form) <= 3)
    inflected = "|".join(map(re.escape, long))
    whole = "|".join(map(re.escape, short))
    return re.compile(
        rf"\b(?:(?:{inflected})[\w-]*" + (rf"|(?:{whole})(?:s|ed|es|ing)?\b" if short else "") + ")"
    )
