"""The extractor by rules."""

from onrecord.records import Article, Encoding, Statement
from onrecord.stages.statements.assembly import Draft, assemble
from onrecord.stages.statements.rules.clauses import clauses
from onrecord.stages.statements.rules.contents import content
from onrecord.stages.statements.rules import others
from onrecord.stages.statements.rules.others import Finding
from onrecord.stages.statements.rules.tokens import lines, Line
import re
_SPEECH=re.compile(r"Q(?:\.?Q)*\.?$")

class RuleExtractor:
    """Finds statements by a list of reporting verbs and a few patterns of English."""

    name = "rules-1"

    def extract(self, article: Article, encoding: Encoding) -> tuple[Statement, ...]:
        """See `Extractor`."""
        return assemble(article, encoding, self.drafts(encoding), self.name)

    def drafts(self, encoding):
        out=[]; self.why=[]
        ls=list(lines(encoding))
        per=[]
        for line in ls:
            fs=list(verbal(line))
            fs+=others.according_to(line)
            fs+=others.noun_cues(line)
            per.append(fs)
        for n,f in others.colons(ls,encoding.normalised): per[n].append(f)
        last=None
        for line,fs in zip(ls,per):
            ds=[]
            for f in fs:
                d=Draft((line.text_span(*f.source),) if f.source else (), (line.text_span(*f.cue),), tuple(line.text_span(*r) for r in f.content), .5)
                ds.append(d)
                self.why.append((d,f.lemma,f.pattern.split('|')[0],f.pattern.split('|')[-1]))
            if not fs and last is not None and _SPEECH.match(line.tags):
                d=out[last]
                out[last]=Draft(d.source,d.cue,d.content+(line.span,),d.confidence)
                continue
            quoted=[i for i,f in enumerate(fs) if 'quoted' in f.pattern]
            last=None
            if quoted:
                i=max(quoted,key=lambda i:fs[i].cue)
                last=len(out)+i
            out+=ds
        return out

def verbal(line: Line):
    cs=clauses(line)
    for i,c in enumerate(cs):
        k=content(line,c,cs[i+1:])
        if k: yield Finding(c.form+'|'+k.pattern, line.verb(c.verb).lemma, c.source,c.cue,k.pieces)
