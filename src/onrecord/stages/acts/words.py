"""Word lists for acts, hedges and distance.

Chosen by counts over the cues and contents of the 144 articles (3,301 statements) of the record's
training part: a cue word is listed where at least two thirds of the statements that it leads have the
act, and its rarer synonyms of the same sense stand beside it. Each line is one verb with its forms.
"""

from onrecord.records import Act

CUE_WORDS: dict[Act, str] = {
    "accuse": """
        accuse accuses accused accusing accusation accusations
        allege alleges alleged alleging allegation allegations
        assail assails assailed assailing
        attack attacks attacked attacking
        bash bashes bashed bashing
        berate berates berated berating
        blame blames blamed blaming
        blast blasts blasted blasting
        castigate castigates castigated castigating
        chide chides chided chiding
        complain complains complained complaining complaint complaints
        condemn condemns condemned condemning condemnation
        criticise criticises criticised criticising criticize criticizes criticized criticizing
        criticism criticisms
        decry decries decried decrying
        denounce denounces denounced denouncing denunciation
        deride derides derided deriding
        fault faults faulted faulting
        hammer hammers hammered hammering
        indict indicts indicted indicting
        insult insults insulted insulting
        lambast lambasts lambaste lambasted lambasting
        mock mocks mocked mocking
        rail rails railed railing
        rebuke rebukes rebuked rebuking
        ridicule ridicules ridiculed ridiculing
        rip rips ripped ripping
        scold scolds scolded scolding
        skewer skewers skewered skewering
        slam slams slammed slamming
        sue sues sued
        trash trashes trashed trashing""",
    "confirm": """
        acknowledge acknowledges acknowledged acknowledging acknowledgement acknowledgment
        admit admits admitted admitting admission
        apologise apologises apologised apologising apologize apologizes apologized apologizing
        concede concedes conceded conceding concession
        confess confesses confessed confessing confession
        confirm confirms confirmed confirming confirmation
        verify verifies verified verifying""",
    "refuse": """
        balk balks balked balking
        boycott boycotts boycotted boycotting
        decline declines declined declining
        rebuff rebuffs rebuffed rebuffing
        refuse refuses refused refusing refusal
        spurn spurns spurned spurning
        veto vetoes vetoed vetoing""",
    "urge": """
        advise advises advised advising
        appeal appeals appealed appealing
        beg begs begged begging
        challenged challenges
        dare dares dared daring
        demand demands demanded demanding
        direct directs directed directing
        encourage encourages encouraged encouraging
        exhort exhorts exhorted exhorting
        implore implores implored imploring
        instruct instructs instructed instructing
        order orders ordered ordering
        petition petitions petitioned petitioning
        plead pleads pleaded pleading
        propose proposes proposed proposing
        recommend recommends recommended recommending recommendation
        request requests requested requesting
        sought
        urge urges urged urging""",
    "promise": """
        intend intends
        pledge pledges pledged pledging
        plan plans planned planning
        promise promises promised promising
        swear swears swore
        threaten threatens threatened threatening threat threats
        vow vows vowed vowing""",
    "ask": """
        ask asks asked asking
        doubt doubts doubted doubting
        inquire inquires inquired inquiring enquire enquired
        query queries queried
        question questions questioned questioning
        skeptical sceptical skeptically sceptically
        unclear
        wonder wonders wondered wondering""",
    "think": """
        anticipate anticipates anticipated anticipating
        believe believes believed believing belief beliefs
        care cares cared
        concerned
        consider considers considered considering
        deem deems deemed deeming
        disappointed
        dislike dislikes disliked
        doubtful
        eager
        expect expects expected expecting expectation expectations
        favored favoured
        fear fears feared fearing
        feel feels felt feeling
        hope hopes hoped hoping
        know knows knew
        loath loathe loathes loathed
        love loves loved
        oppose opposes opposed
        prefer prefers preferred
        realise realises realised realize realizes realized
        regard regards regarded
        see sees saw seen
        sense senses sensed
        suspect suspects suspected
        think thinks thought
        understand understands understood
        want wants wanted wanting
        wary
        wish wishes
        worry worries worried worrying""",
}
"""One act for each form. Verbs that need their object (deny, reject, call …) are in `rules`."""

DENY_WORDS = """
    debunk debunks debunked debunking
    disavow disavows disavowed disavowing
    discount discounts discounted discounting
    dispute disputes disputed disputing
    recant recants recanted recanting
    rebut rebuts rebutted rebutting rebuttal
    refute refutes refuted refuting
    repudiate repudiates repudiated repudiating
    rubbish rubbished rubbishing"""
"""Verbs whose object is always a claim."""

DENY_OR_REFUSE = """
    deny denies denied denying denial denials
    dismiss dismisses dismissed dismissing dismissal
    reject rejects rejected rejecting rejection"""
"""Verbs that deny a claim and refuse a request: the object decides."""

CLAIMS = """
    accusation accusations allegation allegations argument arguments assertion assertions assessment
    attack attacks characterisation characterization characterizations charge charges claim claims
    comments complaint complaints conclusion contention contentions criticism criticisms critics
    fabrication fabrications finding findings idea insinuation insinuations involvement narrative notion
    reasoning remark remarks report reports rumor rumors rumour rumours statement statements stories
    story suggestion suggestions testimony theory view views wrongdoing"""
"""Nouns for what can be true or false."""

REQUESTS = """
    access amendment amendments appeal appeals application asylum bail ban bid bill bills call calls
    change changes charter class-action deal demand demands entry extradition invitation lawsuit
    legislation measure motion motions nomination nominee offer offers overture overtures pardon
    permission permit permits petition plan plans proposal proposals request requests resolution service
    status suit treaty visa visas waiver"""
"""Nouns for what can be granted or not."""

WITHHELD = """
    accept acknowledge address admit answer attend ban comment cooperate disclose discuss elaborate
    endorse explain give identify name offer participate provide release reply respond reveal rule say
    speak specify speculate support take talk"""
"""What "declined to", "would not" and "did not" are followed by where somebody withholds an answer."""

FALSE_WORDS = """
    baseless bogus bunk erroneous fabricated fabrication fabrications fake false falsehood falsehoods
    fiction groundless hoax inaccurate incorrect invented invention lie lies malarkey meritless nonsense
    nonsensical propaganda rubbish unfounded unsubstantiated unsupported untrue"""
"""Predicates that reject a claim, whatever their subject."""

SCORNFUL_WORDS = """
    absurd laughable ludicrous outlandish outrageous preposterous ridiculous wrong"""
"""Predicates that reject a claim only where their subject is named one; "that is wrong" is a judgement."""

BLAME_WORDS = """
    bigotry careless cheated corrupt corruption coward cowardly cronyism crook crooked dangerous deceitful
    despicable disgrace disgraceful dishonest dishonesty divisive failed failure fraud hypocrisy
    hypocrite hypocritical ignorant incompetence incompetent insult insulting liars lied negligent pandering
    phony rapists recklessly sham shame shameful stole stolen unfit unpatriotic unqualified violating
    violation violations xenophobic"""
"""Words of blame. In a content without negation they make an accusation of a plain "said"."""

HEDGES = """
    apparently appear appears arguably likely may maybe might perhaps possibly potentially presumably
    probably seem seemed seems suspect unlikely"""
"""What leaves the content open among its first words. "Could" is none: it was hedged in 14 of 42."""

CUE_HEDGES = """
    appear appeared appears maybe perhaps seem seemed seems"""
"""The same in a cue; "might" and "likely" are there the reporter's (0 of 8)."""

DISTANCE = """
    alleged allegedly alleges alleging claim claimed claiming claims ostensibly purported purportedly
    purports reportedly reputedly supposed supposedly"""
"""The reporter's words that do not vouch for the saying."""

DISTANCING = """
    allegedly ostensibly purportedly reportedly reputedly supposedly"""
"""Adverbs of distance; beside the cue or in an indirect content they are the reporter's too."""
