"""The extractor by rules."""

from onrecord.records import Article, Encoding, Statement
from onrecord.stages.statements.assembly import Draft, assemble
from onrecord.stages.statements.rules.contents import find
from onrecord.stages.statements.rules.patterns import clauses
from onrecord.stages.statements.rules.tokens import lines
CONF={}

class RuleExtractor:
    """Finds statements by a list of reporting verbs and a few patterns of English."""

    name = "rules-1"

    def extract(self, article: Article, encoding: Encoding) -> tuple[Statement, ...]:
        """See `Extractor`."""
        return assemble(article, encoding, self.drafts(encoding), self.name)

    def drafts(self, encoding):
        out=[]; self.why=[]
        for line in lines(encoding):
            cs=clauses(line)
            for i,c in enumerate(cs):
                content=find(line,c,cs[i+1] if i+1<len(cs) else None)
                if not content: continue
                d=Draft((line.text_span(*c.source),) if c.source else (), (line.text_span(*c.cue),), tuple(line.text_span(*r) for r in content.pieces), .5)
                out.append(d); self.why.append((d,line.verb(c.verb).lemma,c.pattern,content.pattern))
        return out
