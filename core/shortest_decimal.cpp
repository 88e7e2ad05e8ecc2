#include "core/shortest_decimal.hpp"

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace portal_guide {
namespace {

/// A number f * 2^e.
struct Scaled {
  std::uint64_t f;
  int e;
};

Scaled normalized(Scaled number) {
  const int shift = std::countl_zero(number.f);
  return {number.f << shift, number.e - shift};
}

/// The upper 64 bits of the product, rounded.
Scaled product(Scaled one, Scaled other) {
  const std::uint64_t one_low = one.f & 0xFFFFFFFFU;
  const std::uint64_t one_high = one.f >> 32U;
  const std::uint64_t other_low = other.f & 0xFFFFFFFFU;
  const std::uint64_t other_high = other.f >> 32U;
  const std::uint64_t middle_one = one_low * other_high;
  const std::uint64_t middle_other = one_high * other_low;
  const std::uint64_t carry =
      (one_low * other_low >> 32U) + (middle_one & 0xFFFFFFFFU) + (middle_other & 0xFFFFFFFFU) + (std::uint64_t{1} << 31U);
  return {one_high * other_high + (middle_one >> 32U) + (middle_other >> 32U) + (carry >> 32U), one.e + other.e + 64};
}

constexpr int kFirstPower = -300;
constexpr int kPowerStep = 8;
/// The significands of 10^-300, 10^-292, …, 10^324, as 64 bits each.
constexpr std::uint64_t kPowers[] = {
    0xAB70FE17C79AC6CA, 0xFF77B1FCBEBCDC4F, 0xBE5691EF416BD60C, 0x8DD01FAD907FFC3C, 0xD3515C2831559A83, 0x9D71AC8FADA6C9B5,
    0xEA9C227723EE8BCB, 0xAECC49914078536D, 0x823C12795DB6CE57, 0xC21094364DFB5637, 0x9096EA6F3848984F, 0xD77485CB25823AC7,
    0xA086CFCD97BF97F4, 0xEF340A98172AACE5, 0xB23867FB2A35B28E, 0x84C8D4DFD2C63F3B, 0xC5DD44271AD3CDBA, 0x936B9FCEBB25C996,
    0xDBAC6C247D62A584, 0xA3AB66580D5FDAF6, 0xF3E2F893DEC3F126, 0xB5B5ADA8AAFF80B8, 0x87625F056C7C4A8B, 0xC9BCFF6034C13053,
    0x964E858C91BA2655, 0xDFF9772470297EBD, 0xA6DFBD9FB8E5B88F, 0xF8A95FCF88747D94, 0xB94470938FA89BCF, 0x8A08F0F8BF0F156B,
    0xCDB02555653131B6, 0x993FE2C6D07B7FAC, 0xE45C10C42A2B3B06, 0xAA242499697392D3, 0xFD87B5F28300CA0E, 0xBCE5086492111AEB,
    0x8CBCCC096F5088CC, 0xD1B71758E219652C, 0x9C40000000000000, 0xE8D4A51000000000, 0xAD78EBC5AC620000, 0x813F3978F8940984,
    0xC097CE7BC90715B3, 0x8F7E32CE7BEA5C70, 0xD5D238A4ABE98068, 0x9F4F2726179A2245, 0xED63A231D4C4FB27, 0xB0DE65388CC8ADA8,
    0x83C7088E1AAB65DB, 0xC45D1DF942711D9A, 0x924D692CA61BE758, 0xDA01EE641A708DEA, 0xA26DA3999AEF774A, 0xF209787BB47D6B85,
    0xB454E4A179DD1877, 0x865B86925B9BC5C2, 0xC83553C5C8965D3D, 0x952AB45CFA97A0B3, 0xDE469FBD99A05FE3, 0xA59BC234DB398C25,
    0xF6C69A72A3989F5C, 0xB7DCBF5354E9BECE, 0x88FCF317F22241E2, 0xCC20CE9BD35C78A5, 0x98165AF37B2153DF, 0xE2A0B5DC971F303A,
    0xA8D9D1535CE3B396, 0xFB9B7CD9A4A7443C, 0xBB764C4CA7A44410, 0x8BAB8EEFB6409C1A, 0xD01FEF10A657842C, 0x9B10A4E5E9913129,
    0xE7109BFBA19C0C9D, 0xAC2820D9623BF429, 0x80444B5E7AA7CF85, 0xBF21E44003ACDD2D, 0x8E679C2F5E44FF8F, 0xD433179D9C8CB841,
    0x9E19DB92B4E31BA9,
};

/// The binary exponent of a power of ten whose significand has 64 bits.
constexpr int exponent_of_power(int power) { return (power * 217706 >> 16) - 63; }

/// The digits of a number, and the power of ten that the last of them counts.
struct Decimal {
  std::string digits;
  int exponent = 0;
};

/// Moves the last digit towards the exact number, as long as the digits stay within the interval.
void round_last(std::string& digits, std::uint64_t distance, std::uint64_t width, std::uint64_t rest, std::uint64_t unit) {
  while (rest < distance && width - rest >= unit && (rest + unit < distance || distance - rest > rest + unit - distance)) {
    --digits.back();
    rest += unit;
  }
}

/// The digits of some number between `low` and `high`, as near to `exact` as the fewest digits allow. The three have the same
/// exponent, which lies between -60 and -32.
Decimal digits_between(Scaled low, Scaled exact, Scaled high, int exponent) {
  Decimal decimal{.digits = {}, .exponent = exponent};
  std::uint64_t width = high.f - low.f;
  std::uint64_t distance = high.f - exact.f;
  const int shift = -high.e;
  const std::uint64_t one = std::uint64_t{1} << shift;
  auto whole = static_cast<std::uint32_t>(high.f >> shift);
  std::uint64_t fraction = high.f & (one - 1);
  int left = 1;
  std::uint32_t power = 1;
  for (; whole / power >= 10; power *= 10)
    ++left;
  while (left > 0) {
    decimal.digits += static_cast<char>('0' + whole / power);
    whole %= power;
    --left;
    const std::uint64_t rest = (std::uint64_t{whole} << shift) + fraction;
    if (rest <= width) {
      decimal.exponent += left;
      round_last(decimal.digits, distance, width, rest, std::uint64_t{power} << shift);
      return decimal;
    }
    power /= 10;
  }
  do {
    fraction *= 10;
    decimal.digits += static_cast<char>('0' + (fraction >> shift));
    fraction &= one - 1;
    --decimal.exponent;
    width *= 10;
    distance *= 10;
  } while (fraction > width);
  round_last(decimal.digits, distance, width, fraction, one);
  return decimal;
}

/// `number` is finite and above zero.
Decimal decimal_of(double number) {
  constexpr std::uint64_t kHiddenBit = std::uint64_t{1} << 52U;
  constexpr int kBias = 1075;
  std::uint64_t bits = 0;
  std::memcpy(&bits, &number, sizeof bits);
  const auto exponent = static_cast<int>(bits >> 52U);
  const std::uint64_t fraction = bits & (kHiddenBit - 1);
  const Scaled value = exponent == 0 ? Scaled{fraction, 1 - kBias} : Scaled{fraction + kHiddenBit, exponent - kBias};
  // Half way to the numbers above and below. Below a power of two the neighbour is nearer.
  const Scaled above = normalized({2 * value.f + 1, value.e - 1});
  const bool is_nearer = fraction == 0 && exponent > 1;
  Scaled below = is_nearer ? Scaled{4 * value.f - 1, value.e - 2} : Scaled{2 * value.f - 1, value.e - 1};
  below = {below.f << (below.e - above.e), above.e};

  // A power of ten that brings the exponent between -60 and -32.
  const int wanted = -60 - above.e - 1;
  const int least = wanted * 78913 / (1 << 18) + (wanted > 0 ? 1 : 0);
  const int index = (-kFirstPower + least + (kPowerStep - 1)) / kPowerStep;
  const int power = kFirstPower + index * kPowerStep;
  const Scaled ten = {kPowers[index], exponent_of_power(power)};
  const Scaled low = product(below, ten);
  const Scaled exact = product(normalized(value), ten);
  const Scaled high = product(above, ten);
  // Each product may be off by one in its last place.
  return digits_between({low.f + 1, low.e}, exact, {high.f - 1, high.e}, -power);
}

}  // namespace

std::string shortest_decimal(double number) {
  constexpr int kFixedFrom = -4;
  constexpr int kFixedTo = 15;
  std::string text = std::signbit(number) ? "-" : "";
  number = std::fabs(number);
  if (number == 0.0) return text + "0.0";
  const Decimal decimal = decimal_of(number);
  const std::string& digits = decimal.digits;
  const auto size = static_cast<int>(digits.size());
  // The point stands before this digit.
  const int point = size + decimal.exponent;
  const auto at = static_cast<std::size_t>(point < 0 ? -point : point);
  if (size <= point && point <= kFixedTo) return text.append(digits).append(at - digits.size(), '0').append(".0");
  if (point > 0 && point <= kFixedTo) return text.append(digits, 0, at).append(".").append(digits, at);
  if (point > kFixedFrom && point <= 0) return text.append("0.").append(at, '0').append(digits);
  text.append(digits, 0, 1);
  if (size > 1) text.append(".").append(digits, 1);
  const int exponent = point - 1;
  const std::string written = std::to_string(exponent < 0 ? -exponent : exponent);
  return text.append(exponent < 0 ? "e-" : "e+").append(written.size() == 1 ? "0" : "").append(written);
}

}  // namespace portal_guide
