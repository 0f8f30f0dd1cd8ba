import BorderCore
import Testing

@Suite struct RussianCountTests {
  @Test func `forms follow the number`() {
    let regions = RussianCount("регион", "региона", "регионов")
    for (numbers, form) in [
      ([1, 21, 101, 1001] as [Double], "регион"), ([2, 3, 4, 22, 103, 0.93, 1.5], "региона"),
      ([0, 5, 11, 12, 14, 20, 25, 111, 112, 1000], "регионов"),
    ] {
      for number in numbers { #expect(regions.form(for: number) == form, "\(number)") }
    }
  }
}
