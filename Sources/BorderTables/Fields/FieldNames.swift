/// The names that fields usually have, by what they hold: the one place to add more.
///
/// Names are folded (lower case; `-`, `:`, `.`, `/` and blanks are `_`). `#` stands for one digit or more, as in the
/// years of `LAD21CD`, and `*` in front for any beginning. Within a list the better ones stand first: codes that are the same everywhere, then those
/// of countries, then numbers that mean something in their file alone.
package enum FieldNames {
  /// Ids of regions.
  static let ids = list(
    """
    iso_3166_2 iso3166_2 iso2 shapeiso hasc_#
    gid_5 gid_4 gid_3 gid_2 gid_1 adm4_pcode adm3_pcode adm2_pcode adm1_pcode
    adm5_code adm4_code adm3_code adm2_code adm1_code
    code nuts_id lau_id geoid geoid# geo_id comm_id gisco_id
    oktmo okato soato koatuu katottg kato atvk kod
    ags ars rs gkz bfs_nr bfsnr gemeindecode
    code_insee codeinsee insee_com insee_dep insee_reg insee_code insee code_com code_commune code_dept code_reg
    pro_com_t pro_com cod_prov cod_reg cod_istat istat
    lad#cd ctyua#cd cty#cd utla#cd rgn#cd ctry#cd wd#cd msoa#cd lsoa#cd oa#cd pcon#cd itl##cd ward_code
    statcode gm_code gemeentecode pv_code nis_code nis5 niscode refnis
    okood mkood akood lnkod knkod kommunenummer kommunenr fylkesnummer komkode kom_kode regionkode natcode
    jpt_kod_je teryt kod_obec kod_okres lau1 lau2 sav_kodas uta siruta ksh ksh_kod
    dicofre dtmn cod_mun codigo cod_ine codigoine cve_mun cvegeo cve_ent cod_dane mpio_cdpmp dpto_ccdgo
    cd_mun cd_geocodm cd_geocmu cd_uf cd_geocuf ubigeo
    cduid csduid pruid dguid lga_code lga_code# sa#_code sa#_code# sa#_main# ste_code# state_code#
    n#_# jcode citycode adcode pac sgg_cd sig_cd adm_cd emd_cd dt_code dtcode st_code lgd_code
    fips fips_code fipsno fips_no cntyidfp ctyfips cnty_fips statefp state_fips fips_cntry
    municipalitycode mun_code muni_code prov_code province_code district_code dist_code county_code reg_code
    region_code state_code regioncode sigungu_cd county_fips
    municipality_id mun_id district_id dist_id county_id province_id prov_id state_id region_id reg_id adm#_id
    areacode area_code zip zcta5ce# postcode plz
    iso3166_1_alpha_3 iso_a3_eh adm0_a3 iso_a3 iso3 iso3166_1_alpha_2 iso_a2_eh iso_a2 cntr_id cntr_code sov_a3
    su_a3 brk_a3 gu_a3 gid_0 adm0_pcode
    shapeid osm_id wikidata_id wikidata polyid poly_id polygonid id gid uid fid objectid ogc_fid feature_id featureid
    код_окато код_октмо октмо окато коатуу код_региона код_субъекта код номер ид
    """)

  /// Names of regions.
  static let names = list(
    """
    name names_primary shapename name_4 name_3 name_2 name_1 nom nuts_name name_latn lau_name localname local_name
    adm5_name adm4_name adm3_name adm2_name adm1_name adm3_en adm2_en adm1_en adm2_fr adm1_fr adm2_es adm1_es name_en naziv title
    gen nom_com nom_commune libelle libgeo nom_dep nom_reg comune den_com den_prov den_reg nameunit nombre nomgeo nom_mun
    nom_ent nm_mun nm_municip nm_uf municipio concelho distrito
    lad#nm ctyua#nm cty#nm utla#nm rgn#nm ctry#nm wd#nm msoa#nm lsoa#nm pcon#nm itl##nm
    statnaam gm_naam gemeentenaam naam gemname gemeinde knname landname
    onimi mnimi animi nimi nimi_fi namefin lnnamn knnamn kommunenavn fylkesnavn navn komnavn kom_navn regionnavn
    namn kommunnamn jpt_nazwa_ nazwa naz_obec nazev nazok naz_okres novads nosaukums sav_pav pavadinima pavadinimas
    denumire judet nev helyseg_ne megnev
    cdname csdname prname prename lga_name lga_name# sa#_name sa#_name# ste_name# state_name#
    n#_004 sgg_nm sig_kor_nm sig_eng_nm adm_nm dtname stname
    nazv nazvanie naimenovan naim nam obl_name rayon nazva nazwa_rus imya ru_naim
    namelsad name# namelsad# ntlname cntry_name cntryname country_na countryname country_name
    areaname area_name region_nam reg_name municipality mun_name muni_name prov_name province district dist_name
    county_name county_nam state_name state_nm regionname admin name_long geounit
    название наименование имя назва найменування регион субъект район
    county state region *name *_nm *_nam *_naam *_nazwa *_nom *_nimi *_navn *_nombre
    """)

  /// Russian names of regions.
  static let russianNames = list("name_ru nameru name_rus ru_name namerus название_рус")

  /// Countries.
  static let countries = list(
    """
    country iso_a2 iso3166_1_alpha_2 iso3166_1_alpha_3 iso_a3 adm0_a3 country_code countrycode shapegroup gid_0
    cntr_code adm0_pcode iso3 iso_a3_eh iso_a2_eh cntr_id sov_a3 iso_alpha2 iso_alpha3 iso_3166_1 iso3166_1
    country_iso iso_cc cntry cntry_code cntrycode iso_cntry iso_ctry iso_country ctry_code country_id
    cntry_name country_name countryname country_na sovereignt admin страна
    """)

  /// Those of them that hold other things in some files, such as `admin-0` for whose map a lake is.
  static let doubtfulCountries: Set = [
    "admin", "cntry_name", "country_name", "countryname", "country_na", "sovereignt", "country_id",
  ]

  /// Statuses of regions.
  static let statuses = list("status disputed статус")

  /// What a region lies in.
  static let parents = list("parent region_ru regiongroup region_name adm1_ru adm1_en adm1_name")

  private static func list(_ text: StaticString) -> [Pattern] {
    text.withUTF8Buffer { bytes in
      bytes.split { $0 == 32 || $0 == 10 }.map { Pattern(text: Array($0)) }
    }
  }

  /// A name with `#` for digits and `*` in front for any beginning.
  package struct Pattern: Sendable {
    package let text: [UInt8]

    /// A pattern from its bytes.
    package init(text: [UInt8]) { self.text = text }

    /// Whether a folded name is one of the pattern.
    package func matches(_ name: [UInt8]) -> Bool {
      if text.first == UInt8(ascii: "*") {
        return name.count >= text.count - 1 && name.suffix(text.count - 1) == text.dropFirst()
      }
      var place = 0
      var isInDigits = false
      for byte in text {
        if byte == UInt8(ascii: "#") {
          // Two marks in a row are two digits or more.
          guard place < name.count, Self.isDigit(name[place]) else { return false }
          place += 1
          isInDigits = true
          continue
        }
        while isInDigits, place < name.count, Self.isDigit(name[place]), name[place] != byte { place += 1 }
        isInDigits = false
        guard place < name.count, name[place] == byte else { return false }
        place += 1
      }
      while isInDigits, place < name.count, Self.isDigit(name[place]) { place += 1 }
      return place == name.count
    }

    /// Whether a folded name is the beginning of the pattern, which has more.
    package func begins(with name: [UInt8]) -> Bool {
      text.count > name.count && text.starts(with: name) && !name.contains(UInt8(ascii: "#"))
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
  }
}
