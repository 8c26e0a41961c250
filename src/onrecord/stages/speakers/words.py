"""Word lists for speakers: titles, offices, heads of names and of descriptions.

Chosen by counts over the sources, speakers and roles of the record's training part (144 articles, 3,301
statements): words that occur there at least twice in their place, and their plain synonyms.
"""

TITLES = """
    Mr Mrs Ms Miss Dr Sir Lord Lady Dame Sen Sens Rep Reps Gov Govs Gen Col Lt Maj Capt Sgt Cmdr Adm Prof Rev
    Hon Pres Amb Judge Justice Senator Senators Representative Congressman Congresswoman Governor General
    Colonel Major Captain Sergeant Commander Admiral Professor Reverend Rabbi Imam Pastor Bishop Archbishop
    Cardinal Pope King Queen Prince Princess Sheikh Ayatollah President Vice-President Chancellor Premier
    Minister Secretary Ambassador Mayor Sheriff Councilman Councilwoman Councillor Baroness Father Sister"""
"""Stand before a person's name, with or without a full stop."""

MALE = "Mr Sir Lord Congressman Councilman King Prince Father spokesman chairman congressman businessman husband"
FEMALE = """
    Mrs Ms Miss Lady Dame Congresswoman Councilwoman Queen Princess Baroness Sister spokeswoman chairwoman
    congresswoman businesswoman wife mother actress"""
"""What the article itself says of a person by title or office, for agreement with "he" and "she"."""

MALE_PRONOUNS = "he him his himself"
FEMALE_PRONOUNS = "she her hers herself"

OFFICES = """
    ceo cfo coo activist administrator adviser advisor advocate aide ally ambassador analyst anchor archbishop artist
    assistant attorney author backer banker billionaire bishop boss businessman businesswoman candidate captain
    chair chairman chairwoman chancellor chief co-author co-chair co-director co-founder coach columnist
    commander commentator commissioner confidant congressman congresswoman consultant contender contributor
    coordinator correspondent counsel councilman counselor critic daughter dean delegate democrat deputy
    designer diplomat director donor economist editor envoy executive expert father filmmaker firebrand fighter
    first-lady fellow founder friend front-runner frontrunner general governor governor-general head historian
    host husband investigator investor journalist judge justice king lady lawmaker lawyer leader liaison
    lieutenant lobbyist magnate manager mayor member mentor minister mogul moderator monarch mother neurosurgeon
    nominee novelist officer official operative opponent organiser organizer owner panelist partner pastor
    performer philosopher physician player poet politician pollster pope premier president pressman priest
    principal prime-minister producer professor prosecutor publisher queen rabbi ranger rapper rector reporter
    representative republican researcher resident reverend rival scholar scientist secretary senator
    secretary-general sergeant sheriff singer sister speaker specialist spokesman spokesperson spokeswoman
    star statesman strategist student supporter superintendent surgeon surrogate teacher technician treasurer
    trustee tycoon veteran vice-president victim voter whip widow wife witness writer brother son surveyor
    actor actress astronaut athlete apologist biographer broadcaster chef chaplain cleric comedian
    consul creator deputy-minister doctor engineer farmer geologist hopeful inspector insurer
    laureate librarian mechanic meteorologist musician nurse pilot prince princess psychologist
    retiree sculptor sociologist soldier trader translator vet warden winner worker"""
"""Nouns for one person in an office, a trade or a tie to others."""

KIN = """
    brother daughter father husband lady mother sister son star wife widow fighter ranger head trader host fellow
    partner winner worker player friend artist pilot prince king queen victim vet surveyor donor ally critic"""
"""Offices that, capitalised, are as often part of a name ("Mother Jones")."""

ORGANISATION_HEADS = """
    Academy Administration Agency Airlines Alliance Army Assembly Associates Association Authority Bank Board
    Brigade Brothers Bureau Cabinet Campaign Center Centre Chamber Chronicle Church Club Coalition College
    Commission Committee Company Conference Confederation Congress Corp Corporation Council Court Daily Defense
    Department Division Embassy Enterprise Entertainment Exchange Federation Fellowship Force Forces Forum Foundation
    Front Fund Gazette Government Group Guard Guardian Herald Holdings Hospital House Inc Industries Initiative
    Inquiry Institute Institution International Journal Labs Laboratory League Legislature Library LLC Ltd Magazine
    Media Ministry Monitor Movement Museum NATO Navy Network News Office Office Organisation Organization PAC
    Panel Parliament Partners Partnership Party Police Post Press Project Radio Regiment Republic Reserve School Senate Service Services
    Society Standard Star States Studios Sun Symphony Syndicate Systems Team Television Times Today Trade Treasury
    Tribune Trust TV Union University Watch Works World"""
"""Last words of names of bodies, or the words before "of" and "for" in them."""

ORGANISATION_NOUNS = """
    administration agency airline alliance army association authorities authority bank board body brigade
    broadcaster bureau cabinet campaign center centre chamber charity church city club coalition college
    commission committee company council corporation country county court department district embassy firm
    foundation fund government group hospital house inquiry institute institution investigation jury kremlin league
    legislature magazine manufacturer mayoralty media ministry monarchy municipality museum navy network newspaper
    office organisation organization outlet palace panel paper parliament party police post powerhouse press probe
    province publisher regiment regulator retailer school senate service society state station studio system
    team think-tank tribunal union university watchdog website department's"""
"""Heads of descriptions of one body: "the ministry"."""

DOCUMENT_HEADS = """
    Act Agreement Amendment Bill Book Code Constitution Convention Declaration Decision Index Law Memo Order Poll
    Protocol Report Resolution Statute Study Survey Treaty"""
DOCUMENT_NOUNS = """
    act ad ads advertisement affidavit agreement amendment analysis analyses article articles audit autopsy bill
    biography book books brief cable cables census chart column complaint constitution contract data decree
    deposition depositions directive document documents dossier draft e-mail e-mails editorial editorials email
    emails essay evidence figures file files filing filings film footage graph guidance headline headlines
    indictment law laws lawsuit lawsuits leaflet legislation letter letters line list manifesto map measure memo
    memoir memorandum message messages minutes movie note notes numbers opinion-poll order pamphlet papers
    petition photo photograph photographs photos pitch plan plaque platform playbook poll polling polls post posts proposal
    provision provisions records report reports research resolution results rule rules ruling sign signs spot
    statistics statute story study studies suit survey surveys tape text texts transcript transcripts treaty tweet
    tweets verdict video videos will"""
"""What speaks for itself in writing, sound or figures."""

UNNAMED_NOUNS = """
    adviser advisers advisor advisors aide aides diplomat diplomats executive executives insider insiders informant
    informants man men official officials officer officers operative operatives person source sources spokesman
    spokesmen spokesperson spokespeople spokeswoman staffer staffers strategist strategists woman witness
    witnesses"""
"""Heads of descriptions of persons whose names are withheld."""

GROUP_NOUNS = """
    activists advocates allies americans analysts attendees audience backers bloggers campaigners candidates
    catholics christians citizens colleagues commentators conservatives critics crowd delegates democrats demonstrators
    donors economists elders elite employees establishment evangelicals everyone everybody experts families fans foes
    folks followers governors groups historians hosts immigrants independents investors jews journalists jurists
    jurors lawmakers lawyers leaders left legislators liberals majority marchers many members migrants millennials
    minority moderates most muslims neighbors neighbours nobody observers opponents organizers organisers others
    owners parents participants parties partisans people pollsters politicians progressives prosecutors protesters
    pundits readers rebels refugees regulators relatives reporters republicans researchers residents respondents
    right rivals scholars scientists senators several skeptics soldiers some students superdelegates supporters
    surrogates teachers troops users veterans victims viewers voters watchers women workers writers youths"""
"""Heads of descriptions of many persons, and words that stand for them."""

MEASURES = """
    average array batch bunch coalition collection copy couple crowd dozens group half handful host hundreds list lot
    majority minority number pair percentage plurality quarter scores series set slew string third thousands variety
    version wave"""
"""What a noun after "of" gives its kind: "a number of voters"."""

PLACES = """
    Afghanistan|Albania|Algeria|America|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahrain|Bangladesh|Beijing
    |Belarus|Belgium|Berlin|Bolivia|Bosnia|Brazil|Britain|Brussels|Bulgaria|Cairo|Cambodia|Cameroon|Canada|Chad
    |Chile|China|Colombia|Congo|Croatia|Cuba|Cyprus|Czech Republic|Damascus|Denmark|Ecuador|Egypt|England|Eritrea
    |Estonia|Ethiopia|European Union|EU|Finland|France|Gaza|Georgia|Germany|Ghana|Greece|Guatemala|Haiti|Hamas
    |Havana|Hezbollah|Holland|Honduras|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Jakarta|Japan
    |Jerusalem|Jordan|Kazakhstan|Kenya|Kosovo|Kremlin|Kuwait|Kyiv|Laos|Latvia|Lebanon|Libya|Lithuania|London
    |Luxembourg|Madrid|Malaysia|Mali|Malta|Mexico|Moldova|Mongolia|Montenegro|Morocco|Moscow|Mozambique|Myanmar
    |Nepal|Netherlands|New Zealand|Nicaragua|Niger|Nigeria|North Korea|Northern Ireland|Norway|Oman|Pakistan
    |Palestine|Panama|Paraguay|Paris|Pentagon|Peru|Philippines|Poland|Portugal|Pyongyang|Qatar|Riyadh|Romania|Rome
    |Russia|Rwanda|Saudi Arabia|Scotland|Senegal|Seoul|Serbia|Singapore|Slovakia|Slovenia|Somalia|South Africa
    |South Korea|Soviet Union|Spain|Sri Lanka|Sudan|Sweden|Switzerland|Syria|Taiwan|Taliban|Tanzania|Tehran|Thailand
    |Tokyo|Tunisia|Turkey|Uganda|UK|Ukraine|UN|United Arab Emirates|United Kingdom|United Nations|United States|US
    |Uruguay|Uzbekistan|Vatican|Venezuela|Vienna|Vietnam|Wales|Warsaw|Washington|White House|Yemen|Zambia|Zimbabwe"""
"""Countries, seats of government and armed bodies that speak as organisations."""

STATES = """
    Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana
    |Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana
    |Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|New York City|North Carolina|North Dakota|Ohio
    |Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia
    |West Virginia|Wisconsin|Wyoming|Los Angeles|San Francisco|San Diego|Las Vegas|Chicago|Boston|Philadelphia
    |Cleveland|Houston|Dallas|Atlanta|Miami|Detroit|Wall Street|Silicon Valley|Capitol Hill|Middle East|Europe|Asia
    |Africa|North America|South America|Latin America|Puerto Rico|Hong Kong|Crimea|Chechnya"""
"""Places that are seldom speakers, and never persons."""

PEOPLES = """
    Americans Arabs Asians Australians Britons Canadians Catholics Christians Conservatives Cubans Democrats Dutch
    Egyptians Europeans Evangelicals French Germans Greeks Hispanics Independents Indians Iranians Iraqis Israelis
    Italians Japanese Jews Kurds Latinos Liberals Libertarians Mexicans Muslims Palestinians Poles Progressives
    Republicans Russians Saudis Scots Serbs Spaniards Sunnis Syrians Tories Turks Ukrainians Dems"""
"""Names of peoples, faiths and parties' followers: groups."""

ADJECTIVES = """
    Afghan African American Arab Armenian Asian Australian Austrian Azerbaijani Belgian Brazilian British Bulgarian
    Canadian Catholic Chechen Chilean Chinese Christian Colombian Communist Conservative Cuban Czech Danish Democrat
    Democratic Dutch Egyptian European Finnish Former French GOP Georgian German Greek Green Hispanic Hungarian Indian
    Indonesian Iranian Iraqi Irish Israeli Italian Japanese Jewish Jordanian Kenyan Korean Labour Latino Lebanese
    Liberal Libertarian Libyan Malaysian Mexican Muslim Nigerian Norwegian Orthodox Pakistani Palestinian Polish
    Portuguese Republican Roman Romanian Russian Saudi Scottish Serbian Socialist Somali Soviet Spanish Swedish Swiss
    Syrian Thai Tory Turkish U.S US Ukrainian Venezuelan Vietnamese Welsh Billionaire Likely Media Presumptive
    Presidential Then Acting Deputy"""
"""May stand before an office or a name and belong to neither."""

NOT_NAMES = """
    A About Above According Across Actually Add Added After Again Against All Almost Along Already Also Although Always
    Amid Among An And Another Any Anybody Anyone Apart Are As Aside Ask Asked At Back Based Be Because Before Behind
    Being Besides Between Beyond Both But By Can Clearly Come Consider Could Critics Days Despite Did Do
    Does Don Don't During Each Earlier Early Either Elsewhere Even Eventually Ever Every Everybody Everyone Experts
    Few Finally First Five Following For Four From Full Further Get Given Go Great Had Half Has Have He Her Here Hers
    His Hours How However I If In Indeed Initially Inside Instead Is It Its It's Just Last Late Later Lately Let Let's
    Like Look Looking Make Many May Maybe Meanwhile Might Months More Most Much My Near Nearly Neither Never
    Nevertheless Next Nine No Nobody None Nor Not Nothing Now Of Off Officials Often Oh Ok On Once One Only Or Other
    Others Our Out Over Part People Perhaps Please Previously Quite Rather Read Really Recently Right Same Second See
    Seven Several Shall She Should Shortly Similarly Since Six So Some Somebody Someone Something Sometimes Soon Still
    Such Sunday Tell Ten Than Thank Thanks That That's The Their Them Then There There's These They Things Third This
    Those Though Three Through Throughout Thus To Today Together Tomorrow Tonight Too Toward Two Under Unless Unlike
    Until Up Upon Very Voters Was We Weeks Well Were What Whatever When Whenever Where Whereas Whether Which While Who
    Whoever Why Will With Within Without Women Would Years Yes Yesterday Yet You Your
    Monday Tuesday Wednesday Thursday Friday Saturday January February March April June July August September October
    November December ABSTRACT TEXT FULL PHOTO VIDEO WATCH"""
"""Capitalised at the start of a sentence or by custom, and no part of a name there."""

PERSON_PRONOUNS = "he she him her his hers himself herself"
THING_PRONOUNS = "it its itself"
MANY_PRONOUNS = "they them their theirs themselves both"
SELF_PRONOUNS = "i me my we us our ourselves myself"
RELATIVE_PRONOUNS = "who whom whose which that both of whom"
EMPTY_PRONOUNS = "you your one there"
