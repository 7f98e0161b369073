//! The finite fields with which QR codes correct errors (ISO/IEC 18004, annex B), without tables.
//!
//! `rqrr` takes them from the crate `g2p`, which writes a table of all 65,536 products into the
//! program: 58 of the 84 kB that a phone keeps for reading labels. Here a product is worked out, in
//! at most eight steps, where it is asked for; correcting a label takes some thousands of them. This
//! crate has that one's name and the part of it that `rqrr` uses, and takes its place
//! (`[patch.crates-io]` in the root `Cargo.toml`).

use std::iter::{Product, Sum};
use std::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Sub, SubAssign};

/// A finite field of characteristic two.
pub trait GaloisField:
    Add<Output = Self>
    + AddAssign
    + Sum
    + Sub<Output = Self>
    + SubAssign
    + Neg<Output = Self>
    + Mul<Output = Self>
    + MulAssign
    + Product
    + Div<Output = Self>
    + DivAssign
    + Copy
    + PartialEq
    + Eq
{
    /// So many elements.
    const SIZE: usize;
    /// Changes nothing that it is added to.
    const ZERO: Self;
    /// Changes nothing that it is multiplied with.
    const ONE: Self;
    /// Its powers are all elements but zero.
    const GENERATOR: Self;

    /// The element multiplied with itself so many times; one for none.
    #[must_use]
    fn pow(self, times: usize) -> Self {
        let (mut result, mut square, mut left) = (Self::ONE, self, times);
        while left > 0 {
            if left & 1 == 1 {
                result *= square;
            }
            square *= square;
            left >>= 1;
        }
        result
    }
}

/// The sum of two elements, and their difference: each coefficient by itself, modulo two.
#[must_use]
pub const fn sum(one: u8, other: u8) -> u8 {
    one ^ other
}

/// The product of two polynomials over the field of two elements, each bit a coefficient, modulo
/// `modulus` of degree `bits`.
#[must_use]
pub const fn product(one: u8, other: u8, bits: u32, modulus: u16) -> u8 {
    let (mut sum, mut shifted, mut left) = (0, one as u16, other);
    while left > 0 {
        if left & 1 == 1 {
            sum ^= shifted;
        }
        shifted <<= 1;
        if shifted >> bits == 1 {
            shifted ^= modulus;
        }
        left >>= 1;
    }
    // Less than the modulus, so at most eight bits.
    sum as u8
}

/// Makes the field `$name` of `2^$bits` elements, at most 256, by an irreducible modulus of which 2 is
/// a root that generates all others.
#[macro_export]
macro_rules! g2p {
    ($name:ident, $bits:literal, modulus: $modulus:literal) => {
        /// An element of a finite field.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub struct $name(pub u8);

        impl $crate::GaloisField for $name {
            const SIZE: usize = 1 << $bits;
            const ZERO: Self = $name(0);
            const ONE: Self = $name(1);
            const GENERATOR: Self = $name(2);
        }

        impl ::std::ops::Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                $name($crate::sum(self.0, other.0))
            }
        }

        impl ::std::ops::Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                $name($crate::sum(self.0, other.0))
            }
        }

        impl ::std::ops::Neg for $name {
            type Output = Self;
            fn neg(self) -> Self {
                self
            }
        }

        impl ::std::ops::Mul for $name {
            type Output = Self;
            fn mul(self, other: Self) -> Self {
                $name($crate::product(self.0, other.0, $bits, $modulus))
            }
        }

        impl ::std::ops::Div for $name {
            type Output = Self;
            /// Zero where it is divided by zero, which has no answer.
            fn div(self, other: Self) -> Self {
                // Whatever is multiplied with itself once for each element but zero is one.
                self * $crate::GaloisField::pow(other, (1 << $bits) - 2)
            }
        }

        $crate::assigning!($name, AddAssign add_assign +, SubAssign sub_assign -);
        $crate::assigning!($name, MulAssign mul_assign *, DivAssign div_assign /);

        impl ::std::iter::Sum for $name {
            fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
                all.fold($name(0), |sum, next| sum + next)
            }
        }

        impl ::std::iter::Product for $name {
            fn product<I: Iterator<Item = Self>>(all: I) -> Self {
                all.fold($name(1), |product, next| product * next)
            }
        }
    };
}

/// The operators that change their left side.
#[doc(hidden)]
#[macro_export]
macro_rules! assigning {
    ($name:ident, $($operator:ident $method:ident $sign:tt),*) => {$(
        impl ::std::ops::$operator for $name {
            fn $method(&mut self, other: Self) {
                *self = *self $sign other;
            }
        }
    )*};
}

#[cfg(test)]
mod tests {
    use super::*;

    g2p!(GF16, 4, modulus: 0b1_0011);
    g2p!(GF256, 8, modulus: 0b1_0001_1101);

    /// The powers of 2 as the standard's own table has them: each twice the one before, less the modulus.
    fn powers(size: u16, modulus: u16) -> Vec<u8> {
        let mut power = 1_u16;
        (1..size)
            .map(|_| {
                let this = power;
                power *= 2;
                if power >= size {
                    power ^= modulus;
                }
                u8::try_from(this).unwrap()
            })
            .collect()
    }

    #[test]
    fn products_add_the_exponents_of_the_generator() {
        let table = powers(256, 0b1_0001_1101);
        for (i, one) in table.iter().enumerate() {
            assert_eq!(GF256::GENERATOR.pow(i), GF256(*one));
            for (j, other) in table.iter().enumerate() {
                assert_eq!(GF256(*one) * GF256(*other), GF256(table[(i + j) % 255]));
            }
        }
        let table = powers(16, 0b1_0011);
        for (i, one) in table.iter().enumerate() {
            for (j, other) in table.iter().enumerate() {
                assert_eq!(GF16(*one) * GF16(*other), GF16(table[(i + j) % 15]));
            }
        }
    }

    #[test]
    fn all_rules_of_a_field_hold() {
        let all = || (0..16).map(GF16);
        for a in all() {
            assert_eq!((a + GF16::ZERO, a * GF16::ONE, a * GF16::ZERO), (a, a, GF16::ZERO));
            assert_eq!((a - a, a + (-a)), (GF16::ZERO, GF16::ZERO));
            for b in all() {
                assert_eq!((a + b, a * b), (b + a, b * a));
                if b != GF16::ZERO {
                    assert_eq!(a * b / b, a);
                }
                for c in all() {
                    assert_eq!(a * (b + c), a * b + a * c);
                    assert_eq!(a * (b * c), (a * b) * c);
                }
            }
        }
        for a in (1..=255).map(GF256) {
            assert_eq!(GF256::ONE / a * a, GF256::ONE);
        }
    }

    #[test]
    fn sums_and_products_go_on() {
        let some = [GF256(7), GF256(200), GF256(31)];
        assert_eq!(some.into_iter().sum::<GF256>(), GF256(7 ^ 200 ^ 31));
        assert_eq!(some.into_iter().product::<GF256>(), some[0] * some[1] * some[2]);
        let mut a = GF256(90);
        a += GF256(1);
        a -= GF256(2);
        a *= GF256(3);
        a /= GF256(3);
        assert_eq!(a, GF256(90 ^ 1 ^ 2));
        assert_eq!((GF16::SIZE, GF256::SIZE), (16, 256));
    }
}
