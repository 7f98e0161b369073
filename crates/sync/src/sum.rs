//! A sum over bytes that notices what is different and hides nothing: FNV-1a of 64 bits.

/// The sum so far.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sum(u64);

impl Sum {
    /// Of nothing.
    pub(crate) const EMPTY: Sum = Sum(0xcbf2_9ce4_8422_2325);

    /// With these bytes after what there is.
    pub(crate) fn with(self, bytes: &[u8]) -> Self {
        let add =
            |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        Sum(bytes.iter().fold(self.0, add))
    }

    /// In 16 hexadecimal digits.
    pub(crate) fn text(self) -> String {
        format!("{:016x}", self.0)
    }
}
