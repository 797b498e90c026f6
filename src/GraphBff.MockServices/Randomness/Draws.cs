using System.Globalization;
using Bogus;

namespace GraphBff.MockServices.Randomness;

/// <summary>Draws values by what they are for. The same seed and purpose give the same value, in any order.</summary>
/// <remarks>Not safe for concurrent use, because there is one <see cref="Faker"/>.</remarks>
/// <param name="seed">The seed of all values.</param>
internal sealed class Draws(int seed)
{
    private readonly Faker _faker = new("en");
    private readonly string _seed = seed.ToString(CultureInfo.InvariantCulture);

    /// <summary>A source of values for one purpose. Use it before the next is asked for.</summary>
    public Faker For(string purpose)
    {
        _faker.Random = new Randomizer((int)Hash(purpose));
        return _faker;
    }

    /// <summary>A number from 0, below <paramref name="count"/>.</summary>
    public int Below(int count, string purpose) => (int)(Hash(purpose) % (ulong)count);

    /// <summary>A number from 0 to 1, without 1.</summary>
    public double Share(string purpose) => StableHash.Share(_seed, purpose);

    private ulong Hash(string purpose) => StableHash.Of(_seed, purpose);
}
