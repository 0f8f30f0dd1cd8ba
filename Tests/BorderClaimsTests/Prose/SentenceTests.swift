import BorderClaims
import BorderCore
import BorderIO
import Foundation
import Mezha
import Testing

/// Sentences of geographic writing with the claims that a reader takes from them.
@Suite struct SentenceTests {
  private static let resolver = Result {
    try Embedded.data.resolver(of: try Embedded.regions())
  }
  private static let resolverOfWorld = Result {
    try Embedded.data.resolver(of: try Embedded.data.regions("world"))
  }

  /// The claims of a text as codes, `!` before one that two places do not adjoin; names that are not clear as written.
  private func claims(
    _ text: String, isOfWorld: Bool = false
  ) throws -> (claims: [String], unread: [UnreadText], notes: [Phrase]) {
    let resolver = try (isOfWorld ? Self.resolverOfWorld : Self.resolver).get()
    var options = ClaimListReader.Options()
    options.rules = try Embedded.data.nameRules()
    options.resolver = resolver
    options.format = .text
    func code(_ name: String, _ reading: String?, _ context: String) -> String {
      for text in [reading, name].compactMap({ $0 }) {
        if case .matched(let place, _) = resolver.resolve(text, within: context.isEmpty ? nil : context) {
          return resolver.places[place].code
        }
      }
      return "?\(name)"
    }
    let list: ClaimList
    do throws(InputError) {
      list = try ClaimListReader.parse(text, name: "text", options: options)
    } catch {
      // A text without any claim is refused, and the message says so.
      return ([], [], [error.problem])
    }
    let claims = list.claims.map { claim in
      (claim.isNegated ? "!" : "") + code(claim.a, claim.aReading, claim.aContext) + ">"
        + code(claim.b, claim.bReading, claim.bContext)
    }
    return (claims, list.unread, list.notes)
  }

  private struct Example {
    var text: String
    var expected: Set<String>
  }

  private static func examples(_ name: String) throws -> [Example] {
    let file = "\(Embedded.package)/Tests/Fixtures/lists/\(name)"
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map(String.init)
    var examples: [Example] = []
    var text = ""
    for line in lines where !line.hasPrefix("#") {
      guard line.hasPrefix("=") else {
        text += (text.isEmpty ? "" : "\n") + line
        continue
      }
      examples.append(Example(text: text, expected: Set(claims(of: line.dropFirst()))))
      text = ""
    }
    return examples
  }

  /// The claims of a line; a name that is not in the data may have blanks.
  private static func claims(of line: Substring) -> [String] {
    var claims: [String] = []
    for word in line.split(separator: " ").map(String.init) where word != "-" {
      let isOfLast = !word.contains(">") && !word.hasPrefix("?") && !word.hasPrefix("!")
      if let last = claims.last, !last.contains(">") || isOfLast && last.contains(">?") {
        claims[claims.count - 1] = "\(last) \(word)"
      } else {
        claims.append(word)
      }
    }
    return claims
  }

  /// What of a corpus is found at least. Those of gazetteers and accounts were written before they were read and hold what
  /// is not understood; that of the world is read with countries alone.
  @Test(arguments: [
    ("sentences.txt", 0.97), ("sentences_usage.txt", 0.97), ("sentences_prose.txt", 0.97),
    ("sentences_kinds.txt", 0.97), ("sentences_gazetteer.txt", 0.92), ("sentences_encyclopaedia.txt", 0.97),
    ("sentences_textbook.txt", 0.97), ("sentences_accounts.txt", 0.8), ("sentences_world.txt", 0.85),
    ("sentences_traps.txt", 0.4),
  ])
  func `the corpus is read without a wrong claim`(file: String, recall: Double) throws {
    let examples = try Self.examples(file)
    #expect(examples.count >= 50)
    let isOfWorld = file == "sentences_world.txt"
    var expected = 0
    var found = 0
    for example in examples {
      let read = try claims(example.text, isOfWorld: isOfWorld)
      let all = Set(read.claims)
      let wrong = all.subtracting(example.expected).sorted()
      #expect(wrong.isEmpty, "\(example.text): wrongly \(wrong)")
      expected += example.expected.count
      found += all.intersection(example.expected).count
      let missing = example.expected.subtracting(all).sorted()
      if !missing.isEmpty { print("sentences: \(example.text) lacks \(missing) \(read.unread)") }
      // What was missed is listed by its place.
      if !missing.isEmpty { #expect(!read.unread.isEmpty || !read.notes.isEmpty, "\(example.text)") }
    }
    print("\(file): \(examples.count) sentences, claims \(expected), found \(found)")
    #expect(Double(found) >= recall * Double(expected))
  }

  /// Sentences with as many commas in each are no table, though no verb of borders stands in them.
  @Test func `the form of sentences is found`() throws {
    let text = """
      Estonia has two neighbours, Latvia and Russia.
      Lithuania has more neighbours, Latvia among them.
      """
    var options = ClaimListReader.Options()
    options.rules = try Embedded.data.nameRules()
    options.resolver = try Self.resolver.get()
    #expect(try ClaimListReader.parse(text, name: "list.txt", options: options).claims.count >= 2)
    // A list of places with full stops is none of sentences.
    let list =
      "Псковская область: Эстония, Латвия и Белоруссия.\nОмская область: Казахстан и Томская область.\n"
    #expect(try ClaimListReader.parse(list, name: "list.txt", options: options).claims.count == 5)
  }

  /// A word that nobody knows between a place and its verb leaves the sentence without a subject: it is listed, not read as
  /// the header of a list, and not dropped.
  @Test(arguments: [
    "Pskov Oblast xx borders Estonia.", "Псковская абласть граничит с Эстонией и Латвией.",
    "Tver Oblast nearby adjoins Pskov Oblast.",
  ])
  func `a sentence whose subject is lost is listed`(sentence: String) throws {
    let read = try claims("Latvia borders Estonia. " + sentence)
    #expect(read.claims == ["LV>EE"], "\(read.claims)")
    #expect(read.unread.count == 1, "\(read.unread)")
  }

  /// One name with small words inside takes no other name of its sentence with it.
  @Test(arguments: [
    "Latvia borders Estonia, Terra de Foo and Russia.", "Latvia borders Terra de la Foo, Estonia and Russia.",
    "Latvia borders Estonia, Russia and Terra de Belarus.",
    "Latvia borders Republlic of Karelia, Estonia and Russia.",
    "Latvia borders Estonia, Russia, and Foo van der Bar.",
  ])
  func `an unknown name of several words leaves the others`(sentence: String) throws {
    let read = try claims(sentence)
    #expect(read.claims.count == 3 && Set(read.claims).isSuperset(of: ["LV>EE", "LV>RU"]), "\(read.claims)")
    #expect(read.claims.count { $0.hasPrefix("LV>?") } == 1 && read.unread.isEmpty, "\(read.claims)")
  }

  /// A word that makes another name of a name of the data is a part of it: what is claimed is not of the place that the
  /// data have.
  @Test(arguments: [
    ("Latvia Minor borders Estonia.", "?Latvia Minor>EE"),
    ("Outer Mongolia borders Russia.", "?Outer Mongolia>RU"),
    ("In the east, Outer Mongolia borders Russia.", "?Outer Mongolia>RU"),
    ("Столица Казахстана граничит с Россией.", "?Столица Казахстана>RU"),
    ("Latvia borders Republlic of Karelia.", "LV>?Republlic of Karelia"),
    ("Latvia borders Rio de la Plata.", "LV>?Rio de la Plata"),
    ("Latvia borders Foo du Bar.", "LV>?Foo du Bar"),
    ("Latvia borders Terra de Estonia.", "LV>?Terra de Estonia"),
    ("Terra de Bar borders Latvia.", "?Terra de Bar>LV"),
    ("Terra de Estonia borders Latvia.", "?Terra de Estonia>LV"),
    ("Респуублика Хакасия граничит с Тувой.", "?Респуублика Хакасия>RU-TY"),
    ("Рязанская областть граничит с Москвой.", "?Рязанская областть>RU-MOW"),
    ("Рязанская областьь граничит с Москвой.", "?Рязанская областьь>RU-MOW"),
    ("Москва граничит с Рязанской обалстью.", "RU-MOW>?Рязанской обалстью"),
    ("Tver Oblsat borders Pskov Oblast.", "?Tver Oblsat>RU-PSK"),
    ("Pskov Oblast borders Tver oblaast.", "RU-PSK>?Tver oblaast"),
    (
      "Ханты-Мансийский автоономный округ — Югра граничит с Томской областью.",
      "?Ханты-Мансийский автоономный округ — Югра>RU-TOM"
    ),
    ("Республика Саха (Яккутия) граничит с Амурской областью.", "?Республика Саха (Яккутия)>RU-AMU"),
  ])
  func `a word beside a name is not dropped`(sentence: String, claim: String) throws {
    let read = try claims(sentence)
    #expect(read.claims == [claim], "\(read.claims) \(read.unread)")
  }

  /// A noun stands for a place of its kind alone: a republic is no oblast, a country is no region. What it may mean else is
  /// listed, not guessed.
  @Test(arguments: [
    ("Курганская область — приграничный регион. Республика граничит с Китаем.", [String](), true),
    ("Kurgan Oblast lies in the Urals. The republic borders China.", [], true),
    ("Курганская область лежит на Урале. Страна граничит с Китаем.", [], true),
    ("Kursk Oblast borders Ukraine. The republic borders China.", ["RU-KRS>UA"], true),
    ("Г. граничит с Н. областями. Республика граничит с Китаем.", ["?Г.>?Н. областями"], true),
    ("Свердл. обл. граничит с Казахстаном.", [], true),
    ("A borders Kazakhstan.", ["?A>KZ"], false),
    ("Ненецкий автономный округ входит в Архангельскую область. Область граничит с Карелией.", [], true),
    ("Estonia is a small country. The oblast borders Latvia.", [], true),
    ("Курганская область лежит на Урале. Область граничит с Казахстаном.", ["RU-KGN>KZ"], false),
    ("Курганская область лежит на Урале. Регион граничит с Казахстаном.", ["RU-KGN>KZ"], false),
    ("Estonia is a small country. The country borders Latvia.", ["EE>LV"], false),
    ("Heilongjiang lies in the north-east. The province borders Russia.", ["CN-HL>RU"], false),
    (
      "Penza Oblast borders Mordovia. The republic borders Chuvashia.", ["RU-PNZ>RU-MO", "RU-MO>RU-CU"], false
    ),
    ("Омская область граничит с Казахстаном. Государство граничит с Китаем.", ["RU-OMS>KZ", "KZ>CN"], false),
    (
      "Kurgan Oblast was created in 1943. The oblast's only foreign neighbour is Kazakhstan.", ["RU-KGN>KZ"],
      false
    ),
  ])
  func `a noun stands for a place of its kind`(text: String, claims: [String], isListed: Bool) throws {
    let read = try self.claims("Latvia borders Estonia. " + text)
    #expect(read.claims == ["LV>EE"] + claims, "\(text): \(read.claims)")
    #expect(read.unread.isEmpty != isListed, "\(text): \(read.unread)")
  }

  /// Seas, rivers and mountains that are called so without a noun are neither regions nor false claims; they are noted.
  @Test(arguments: [
    ("Дагестан граничит с Азербайджаном, Грузией и Каспием.", ["RU-DA>AZ", "RU-DA>GE"], "Каспием"),
    ("Dagestan borders the Caspian and Azerbaijan.", ["RU-DA>AZ"], "Caspian"),
    ("Иркутская область граничит с Байкалом и Бурятией.", ["RU-IRK>RU-BU"], "Байкалом"),
    ("Estonia borders the Baltic, Latvia and Russia.", ["EE>LV", "EE>RU"], "Baltic"),
    ("Астраханская область граничит с Волгой, Казахстаном.", ["RU-AST>KZ"], "Волгой"),
    ("Дагестан: Каспий, Азербайджан, Грузия", ["RU-DA>AZ", "RU-DA>GE"], "Каспий"),
    (
      "| a | b |\n|---|---|\n| Дагестан | Каспийское море |\n| Дагестан | Грузия |", ["RU-DA>GE"],
      "Каспийское море"
    ),
    ("a,b\nDagestan,Caspian Sea\nDagestan,Georgia\n", ["RU-DA>GE"], "Caspian Sea"),
  ])
  func `waters and landforms are noted`(text: String, claims: [String], name: String) throws {
    var options = ClaimListReader.Options()
    options.rules = try Embedded.data.nameRules()
    options.resolver = try Self.resolver.get()
    let resolver = try Self.resolver.get()
    let list = try ClaimListReader.parse(text, name: "list", options: options)
    let codes = list.claims.map { claim in
      [claim.a, claim.b].map { name in
        if case .matched(let place, _) = resolver.resolve(name) {
          resolver.places[place].code
        } else {
          "?\(name)"
        }
      }.joined(separator: ">")
    }
    #expect(codes == claims, "\(text)")
    #expect(list.notes.contains { $0.english.contains("\(name) is a water or a landform") }, "\(list.notes)")
  }

  /// Words that the grammar does not know are passed over where a sentence has one owner and one list, and a note says so.
  @Test(arguments: [
    (
      "Kalmykia borders every one of the following: Dagestan, Stavropol Krai and Rostov Oblast.",
      ["RU-KL>RU-DA", "RU-KL>RU-STA", "RU-KL>RU-ROS"]
    ),
    (
      "Zabaykalsky Krai has a border of 1,855 km, of which 1,095 km is with China and 760 km with Mongolia.",
      ["RU-ZAB>CN", "RU-ZAB>MN"]
    ),
    ("Самарская область имеет с Казахстаном лишь одну точку соприкосновения.", ["RU-SAM>KZ"]),
    ("Вся южная граница Курганской области проходит с Казахстаном.", ["RU-KGN>KZ"]),
    ("Finland's eastern frontier touches the Murmansk and Leningrad regions.", ["FI>RU-MUR", "FI>RU-LEN"]),
  ])
  func `other words are passed over with a note`(text: String, expected: [String]) throws {
    let read = try claims(text)
    #expect(Set(read.claims) == Set(expected), "\(read.claims) \(read.unread)")
    #expect(read.notes.contains { $0.english.contains("other words passed over") }, "\(read.notes)")
  }

  /// Words by which other sentences say who adjoins whom, where they say no such thing.
  @Test(arguments: [
    ("Estonia faces Latvia in the final.", [String]()), ("Kazakhstan faces drought along its rivers.", []),
    ("Narva, across the border from Ivangorod, is an Estonian town.", []),
    ("Pskov, across the border from Estonia, is an old town.", []),
    ("The old town of Pskov, which lies on the border with Estonia, has a fortress.", []),
    ("Омск — крупный город Сибири. В 150 км южнее проходит граница с Казахстаном.", []),
    ("К северу от Москвы находится Тверь, к востоку – Владимир, к югу – Тула.", []),
    ("Latvia lies to the north of Lithuania.", []),
    ("To the east of Tomsk Oblast lies Krasnoyarsk Krai.", []),
    ("The Amur separates Amur Oblast from Heilongjiang.", []),
    ("Tomsk Oblast lies close to Kazakhstan.", []), ("Закон ограничивает Россию в расходах.", []),
    ("Выход к государственной границе имеют Белгородская и Курская области.", []),
    ("Китай граничит с Россией по Амуру.", ["CN>RU"]),
    ("Омская область так и не граничит с Китаем.", ["!RU-OMS>CN"]),
    ("Tomsk Oblast, though it lies close to the Kazakh border, does not touch Kazakhstan.", ["!RU-TOM>KZ"]),
    ("Хотя до границы Казахстана близко, Томская область с ним не граничит.", ["!RU-TOM>KZ"]),
  ])
  func `words of borders that claim nothing`(text: String, expected: [String]) throws {
    let read = try claims("Latvia borders Estonia.\n\n" + text)
    #expect(Set(read.claims) == Set(["LV>EE"] + expected), "\(text): \(read.claims) \(read.unread)")
    #expect(!expected.isEmpty || !read.unread.isEmpty || !read.notes.isEmpty, "\(text)")
  }

  /// One line is a line, two are lines.
  @Test func `what is passed over stands by its lines`() throws {
    let claim = "Pskov Oblast borders Estonia.\n"
    for (text, english, russian) in [
      (claim + "Latvia and Estonia trade with Russia.", "1 (line 2)", "1 (строка 2)"),
      (
        claim + "Latvia and Estonia trade with Russia.\nFinland buys from Sweden.", "2 (lines 2, 3)",
        "2 (строки 2, 3)"
      ),
    ] {
      let notes = try claims(text).notes
      #expect(notes.contains { $0.english.hasSuffix(english) && $0.russian.hasSuffix(russian) }, "\(notes)")
    }
  }
}
