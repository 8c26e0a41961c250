"""Word lists for speakers: titles, offices, heads of names and of descriptions.

Chosen by counts over the sources, speakers and roles of the record's training part (144 articles, 3,301
statements): words that occur there at least twice in their place, and their plain synonyms.
"""

TITLES = """
    Adm Admiral Amb Ambassador Archbishop Ayatollah Baroness Bishop Capt Captain Cardinal Chancellor
    Cmdr Col Colonel Commander Congressman Congresswoman Councillor Councilman Councilwoman Dame Dr
    Father Gen General Gov Governor Govs Hon Imam Judge Justice King Lady Lord Lt Maj Major Mayor
    Minister Miss Mr Mrs Ms Pastor Pope Premier Pres President Prince Princess Prof Professor Queen
    Rabbi Rep Representative Reps Rev Reverend Secretary Sen Senator Senators Sens Sergeant Sgt Sheikh
    Sheriff Sir Sister Vice-President"""
"""Stand before a person's name, with or without a full stop."""

MALE = (
    "Mr Sir Lord Congressman Councilman King Prince Father spokesman chairman congressman businessman husband"
    " brother father son nephew uncle grandfather councilman"
)
FEMALE = """
    actress aunt Baroness businesswoman chairwoman Congresswoman congresswoman Councilwoman Dame daughter
    grandmother Lady Miss mother niece sister Mrs Ms Princess Queen Sister spokeswoman wife"""
"""What the article itself says of a person by title or office, for agreement with "he" and "she"."""

MALE_PRONOUNS = "he him his himself"
FEMALE_PRONOUNS = "she her hers herself"

OFFICES = """
    activist actor actress administrator adviser advisor advocate agent aide ally ambassador analyst
    anchor apologist archbishop artist assistant astronaut athlete attorney author backer banker
    billionaire biographer bishop boss broadcaster brother businessman businesswoman candidate captain ceo
    cfo chair chairman chairwoman chancellor chaplain chef chief cleric co-author co-chair co-director co-
    founder coach columnist comedian commander commentator commissioner confidant congressman
    congresswoman consul consultant contender contributor coo coordinator correspondent councilman counsel
    counselor creator critic daughter dean delegate democrat demographer deputy deputy-minister designer
    diplomat director doctor donor economist editor engineer envoy evangelist executive expert farmer
    father fellow fighter filmmaker firebrand first-lady founder friend front-runner frontrunner general
    geologist governor governor-general head historian hopeful host husband inspector insurer investigator
    investor journalist judge justice king lady laureate lawmaker lawyer leader leaker liaison librarian
    lieutenant lobbyist magnate manager mayor mechanic member mentor meteorologist minister moderator
    mogul monarch mother musician neurosurgeon nominee novelist nurse objector officer official operative
    opponent organiser organizer owner panelist partner pastor performer philosopher physician pilot
    player playwright poet politician pollster pope premier president pressman priest prime-minister
    prince princess principal producer professor prosecutor psychologist publisher pundit queen rabbi
    ranger rapper rector reporter representative republican researcher resident retiree reverend rival
    scholar scientist screenwriter sculptor secretary secretary-general senator sergeant sheriff singer
    sister sociologist soldier son speaker specialist speechwriter spokesman spokesperson spokeswoman star
    statesman strategist student superdelegate superintendent supervisor supporter surgeon surrogate
    surveyor talker teacher technician titan trader translator treasurer trustee tycoon vet veteran vice-
    president victim voter warden whip whistle-blower whistleblower widow wife winner witness worker
    writer"""
"""Nouns for one person in an office, a trade or a tie to others."""

KIN = """
    ally artist brother critic daughter donor father fellow fighter friend head host husband king lady
    mother partner pilot player prince queen ranger sister son star surveyor trader vet victim widow
    wife winner worker"""
"""Offices that, capitalised, are as often part of a name ("Mother Jones")."""

ORGANISATION_HEADS = """
    Academy Administration Agency Airlines Alliance Army Assembly Associates Association Authority Bank
    Board Brigade Brothers Bureau Cabinet Campaign Center Centre Chamber Chronicle Church Club Coalition
    College Commission Committee Company Confederation Conference Congress Corp Corporation Council
    Court Daily Defense Department Division Embassy Enterprise Entertainment Exchange Federation
    Fellowship Force Forces Forum Foundation Front Fund Gazette Government Group Guard Guardian Herald
    Holdings Hospital House Inc Industries Initiative Inquiry Institute Institution International
    Journal Laboratory Labs League Legislature Library LLC Ltd Magazine Management Media Ministry
    Monitor Movement Museum NATO Navy Network News Office Organisation Organization PAC Panel Parliament
    Partners Partnership Party Police Post Press Project Radio Regiment Republic Reserve School Senate
    Service Services Society Standard Star States Studios Sun Symphony Syndicate Systems Team Television
    Times Today Trade Treasury Tribune Trust TV Union University Watch Works World"""
"""Last words of names of bodies, or the words before "of" and "for" in them."""

BODY_OPENINGS = """
    Agency American Bureau Center Centers Commerce Committee Department Education Energy Federal Food
    Health Homeland House Institute International Joint Judiciary Ministry National Office
    Securities Senate U.S. US"""
"""First words of names of bodies that may hold "and"."""

PORTFOLIOS = """
    Agriculture Commerce Defense Education Elections Energy Finance Foreign Health Homeland House Housing
    Interior Justice Labor National Public Representatives Schools Staff State Trade Transportation Treasury
    Veterans War"""
"""First words of what an officer of state is of."""

ORGANISATION_NOUNS = """
    administration agencies agency airline alliance army association authorities authority bank board
    body brigade broadcaster bureau cabinet campaign center centre chamber charity church city club
    coalition college commission committee company corporation council country county court courts
    department departments district embassy firm foundation fund government group hospital house houses
    inquiries inquiry institute institution investigation kremlin league legislature legislatures
    magazine manufacturer ministries ministry monarchy municipality museum navy network newspaper office
    organisation organization outlet pac palace panel paper parliament party police post powerhouse press
    probe province publisher regiment regulator retailer school senate service society state states
    station studio super-pac system team think-tank tribunal union university watchdog website"""
"""Heads of descriptions of one body: "the ministry"."""

DOCUMENT_HEADS = """
    Act Agreement Amendment Bill Book Code Constitution Convention Decision Declaration Index Law Memo
    Order Poll Protocol Report Resolution Statute Study Survey Treaty"""
DOCUMENT_NOUNS = """
    act ad ads advertisement affidavit agreement amendment analyses analysis article articles audit
    auguries augury autopsy average averages bill biography book books brief cable cables census chart
    clause column complaint constitution contract data decision decisions decree deposition depositions
    directive document documents dossier draft e-mail e-mails earnings editorial editorials email emails
    essay evidence figures file files filing filings film footage graph guidance headline headlines
    indictment law laws lawsuit lawsuits leaflet ledger ledgers legislation letter letters line list
    manifesto map measure measures memo memoir memorandum memos message messages minutes movie newsletter
    note notes numbers opinion opinion-poll order pamphlet papers paperwork petition photo photograph
    photographs photos pitch plan plaque platform playbook playbooks poll polling polls post posts
    precedent precedents press-release proposal provision provisions readout records regulation
    regulations releases report reports research resolution results returns rule rules ruling sign signs
    spot statistics statute stories story studies study subpoena suit survey surveys tape text texts
    transcript transcripts treaty tweet tweets verdict video videos will wording"""
"""What speaks for itself in writing, sound or figures."""

UNNAMED_NOUNS = """
    adviser advisers advisor advisors aide aides diplomat diplomats executive executives friend informant
    informants insider insiders man men officer official officials operative operatives person somebody
    someone source sources spokesman spokesmen spokespeople spokesperson spokeswoman staffer staffers
    strategist witness witnesses woman"""
"""Heads of descriptions of persons whose names are withheld."""

GROUP_NOUNS = """
    activists advocates allies americans analysts anyone attendees audience backers base bloggers
    business businesses campaigners candidates catholics children christians citizens colleagues
    commentators competitors conservatives critics crowd delegates democrats demonstrators donors
    economists elders electorate elite employees establishment evangelicals everybody everyone experts
    families fans foes folks followers governors groups historians hosts immigrants independents
    investors jews journalists jurists jurors jury lawmakers lawyers leaders leadership left legislators
    liberals mainstream majority many marchers media members migrants millennials minority moderates most
    muslims neighbors neighbours nobody observers officers opponents opposition organisers organizers
    others owners parents participants parties partisans people personnel politicians pollsters
    progressives prosecutors protesters public pundits readers rebels refugees regulators relatives
    reporters republicans researchers residents respondents right rivals scholars scientists senators
    several skeptics soldiers some strategists students superdelegates supporters surrogates teachers
    teenagers troops troupe users veterans victims viewers voters watchers women workers writers youths"""
"""Heads of descriptions of many persons, and words that stand for them."""

MEASURES = """
    all array average batch bunch coalition collection copy couple crowd dozens group half handful host
    hundreds list lot majority minority most none number pair percentage plurality quarter scores series
    set slew string third thousands variety version wave"""
"""What a noun after "of" gives its kind: "a number of voters"."""

PLACES = """
    Afghanistan|Albania|Algeria|America|Argentina|Armenia|Australia|Austria|Azerbaijan|
    Bahrain|Bangladesh|Beijing|Belarus|Belgium|Berlin|Bolivia|Bosnia|Brazil|Britain|
    Brussels|Bulgaria|Cairo|Cambodia|Cameroon|Canada|Chad|Chile|China|Colombia|Congo|
    Croatia|Cuba|Cyprus|Czech Republic|Damascus|Denmark|Ecuador|Egypt|England|Eritrea|
    Estonia|Ethiopia|EU|European Union|Finland|France|Gaza|Georgia|Germany|Ghana|Greece|
    Guatemala|Haiti|Hamas|Havana|Hezbollah|Holland|Honduras|Hungary|Iceland|India|
    Indonesia|Iran|Iraq|Ireland|Israel|Italy|Jakarta|Japan|Jerusalem|Jordan|Kazakhstan|
    Kenya|Kosovo|Kremlin|Kuwait|Kyiv|Laos|Latvia|Lebanon|Libya|Lithuania|London|
    Luxembourg|Madrid|Malaysia|Mali|Malta|Mexico|Moldova|Mongolia|Montenegro|Morocco|
    Moscow|Mozambique|Myanmar|Nepal|Netherlands|New Zealand|Nicaragua|Niger|Nigeria|
    North Korea|Northern Ireland|Norway|Oman|Pakistan|Palestine|Panama|Paraguay|Paris|
    Pentagon|Peru|Philippines|Poland|Portugal|Pyongyang|Qatar|Riyadh|Romania|Rome|Russia|
    Rwanda|Saudi Arabia|Scotland|Senegal|Seoul|Serbia|Singapore|Slovakia|Slovenia|Somalia|
    South Africa|South Korea|Soviet Union|Spain|Sri Lanka|Sudan|Sweden|Switzerland|Syria|
    Taiwan|Taliban|Tanzania|Tehran|Thailand|Tokyo|Tunisia|Turkey|Uganda|UK|Ukraine|UN|
    United Arab Emirates|United Kingdom|United Nations|United States|Uruguay|US|Uzbekistan|
    Vatican|Venezuela|Vienna|Vietnam|Wales|Warsaw|Washington|White House|Yemen|Zambia|
    Zimbabwe"""
"""Countries, seats of government and armed bodies that speak as organisations."""

STATES = """
    Africa|Alabama|Alaska|Arizona|Arkansas|Asia|Atlanta|Boston|California|Capitol Hill|
    Chechnya|Chicago|Cleveland|Colorado|Connecticut|Crimea|Dallas|Delaware|Detroit|Europe|
    Florida|Hawaii|Hong Kong|Houston|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|
    Las Vegas|Latin America|Los Angeles|Louisiana|Maine|Maryland|Massachusetts|Miami|
    Michigan|Middle East|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|
    New Hampshire|New Jersey|New Mexico|New York|New York City|North America|North Carolina|
    North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Philadelphia|Puerto Rico|Rhode Island|
    San Diego|San Francisco|Silicon Valley|South America|South Carolina|South Dakota|
    Tennessee|Texas|Utah|Vermont|Virginia|Wall Street|West Virginia|Wisconsin|Wyoming"""
"""Places that are seldom speakers, and never persons."""

PEOPLES = """
    Americans Arabs Asians Australians Britons Canadians Catholics Christians Conservatives Cubans
    Democrats Dems Dutch Egyptians Europeans Evangelicals French Germans Greeks Hispanics Independents
    Indians Iranians Iraqis Israelis Italians Japanese Jews Kurds Latinos Liberals Libertarians Mexicans
    Muslims Palestinians Poles Progressives Republicans Russians Saudis Scots Serbs Spaniards Sunnis
    Syrians Tories Turks Ukrainians"""
"""Names of peoples, faiths and parties' followers: groups."""

ADJECTIVES = """
    Acting Afghan African American Arab Armenian Asian Australian Austrian Azerbaijani Belgian
    Billionaire Brazilian British Bulgarian Canadian Catholic Chechen Chilean Chinese Christian
    Colombian Communist Conservative Cuban Czech Danish Democrat Democratic Deputy Dutch Egyptian
    European Finnish Former French Georgian German GOP Greek Green Hispanic Hungarian Indian Indonesian
    Iranian Iraqi Irish Israeli Italian Japanese Jewish Jordanian Kenyan Korean Labour Latino Lebanese
    Liberal Libertarian Libyan Likely Malaysian Media Mexican Muslim Nigerian Norwegian Orthodox
    Pakistani Palestinian Polish Portuguese Presidential Presumptive Republican Roman Romanian Russian
    Saudi Scottish Serbian Socialist Somali Soviet Spanish Swedish Swiss Syrian Thai Then Tory Turkish
    U.S Ukrainian US Venezuelan Vietnamese Welsh"""
"""May stand before an office or a name and belong to neither."""

NOT_NAMES = """
    A About Above ABSTRACT According Across Actually Add Added After Again Against All Almost Along
    Already Also Although Always Amid Among An And Another Any Anybody Anyone Apart April Are As Aside
    Ask Asked At August Back Based Be Because Before Behind Being Besides Between Beyond Both But By Can
    Clearly Come Consider Could Critics Days December Despite Did Do Does Don Don't During Each Earlier
    Early Either Elsewhere Even Eventually Ever Every Everybody Everyone Experts February Few Finally
    First Five Following For Four Friday From FULL Full Further Get Given Go Great Had Half Has Have He
    Her Here Hers His Hours How However I If In Indeed Initially Inside Instead Is It It's Its January
    July June Just Last Late Lately Later Let Let's Like Look Looking Make Many March May Maybe
    Meanwhile Might Monday Months More Most Much My Near Nearly Neither Never Nevertheless Next Nine No
    Nobody None Nor Not Nothing November Now October Of Off Officials Often Oh Ok On Once One Only Or
    Other Others Our Out Over Part People Perhaps PHOTO Please Previously Quite Rather Read Really
    Recently Right Same Saturday Second See September Seven Several Shall She Shortly Should Similarly
    Since Six So Some Somebody Someone Something Sometimes Soon Still Such Sunday Tell Ten TEXT Than
    Thank Thanks That That's The Their Them Then There There's These They Things Third This Those Though
    Three Through Throughout Thursday Thus To Today Together Tomorrow Tonight Too Toward Tuesday Two
    Under Unless Unlike Until Up Upon Very VIDEO Voters Was WATCH We Wednesday Weeks Well Were What
    Whatever When Whenever Where Whereas Whether Which While Who Whoever Why Will With Within Without
    Women Would Years Yes Yesterday Yet You Your"""
"""Capitalised at the start of a sentence or by custom, and no part of a name there."""

PERSON_PRONOUNS = "he she him her his hers himself herself"
THING_PRONOUNS = "it its itself"
MANY_PRONOUNS = "they them their theirs themselves both"
SELF_PRONOUNS = "i me my we us our ourselves myself"
RELATIVE_PRONOUNS = "who whom whose which that both of whom"
EMPTY_PRONOUNS = "you your one there"

UTTERANCES = """
    anger announcement answer appearance attack attacks charge charges claim claims comment comments
    criticism decision frustration ire mind plan plans position pledge promise promises proposal
    proposals reaction remark remarks response responses rhetoric speech statement statements support
    thoughts view views voice vow words"""
"""Heads of a source that stand for the person whose they are."""

FUNCTION_WORDS = """
    about according after against all along also although among an and another any are around as at be because
    been before being between both but by called can could did do does during each even every for from had has
    have he her him his how however i if in including into is it its just led let like may me might more most
    my no nor not now of off on one only or other our out over own per put said same saw say says she should
    since so some still such than that the their them then there these they this those though through to told
    too under until up upon us use was we were what when where whether which while who whom whose why will
    with within without would you your"""
"""Words of grammar; none of them belongs to a noun's own phrase, determiners apart."""

WORDS_AND_GIVEN_NAMES = "April August Chase Dean Drew Grant Hunter June May Will"
"""Given names that are other words too: a name only inside a sentence, before another capitalised word."""

SIMILAR_OFFICES = (
    "candidate nominee contender hopeful front-runner frontrunner challenger rival",
    "businessman businesswoman billionaire mogul tycoon developer magnate executive entrepreneur",
    "senator sen lawmaker congressman congresswoman representative rep legislator",
    "president leader premier chancellor minister statesman",
    "host anchor moderator presenter journalist reporter correspondent columnist commentator",
    "spokesman spokeswoman spokesperson aide adviser advisor strategist manager director",
    "professor scholar scientist researcher historian economist expert academic",
    "lawyer attorney prosecutor counsel",
    "general commander colonel admiral officer soldier veteran",
    "chairman chairwoman chair head chief leader boss director",
)
"""Nouns by which news means one person in turn."""

SORTS = (
    (
        "network broadcaster channel station",
        "ABC BBC CBS CNN Fox MSNBC NBC NPR News Radio TV Television Univision",
    ),
    (
        "newspaper paper tabloid daily publication outlet magazine website site",
        """Chronicle Daily Gazette Globe Guardian Herald Journal Magazine Mail News Post Press Review Sun
        Telegraph Times Today Tribune Week Weekly""",
    ),
    ("school university college", "Academy College Institute School University"),
    ("country kingdom nation government state", "PLACE Government Kingdom Republic"),
    ("committee panel commission board", "Board Commission Committee Council Panel"),
    ("court justices judges tribunal", "Court Tribunal"),
    (
        "agency department bureau ministry office",
        "Administration Agency Bureau CIA Department EPA FBI Ministry NSA Office",
    ),
    (
        "group organization organisation",
        "Action Alliance Association Club Coalition Council Foundation Fund League PAC Project Union",
    ),
    (
        "company firm corporation giant maker",
        "Bank Co Company Corp Corporation Group Inc Industries LLC Ltd Motors Oil Partners Systems",
    ),
    ("party", "Conservatives Democrats Party Republicans GOP"),
    ("union", "Association Brotherhood Federation Union Workers"),
    ("police force", "Department Police"),
    ("campaign team", "Campaign"),
    ("super-pac pac", "PAC"),
)
"""Nouns for bodies, and words of names that show such a body; PLACE is any of `PLACES`."""
