using System.Globalization;
using Bogus;
using Google.Protobuf.Reflection;
using GraphBff.MockServices.Randomness;

namespace GraphBff.MockServices.Values;

/// <summary>Where a value goes. Values for one spot are always the same.</summary>
/// <param name="Draws">The source of values.</param>
/// <param name="Root">The entity, or the response, that the value is a part of.</param>
/// <param name="Number">Which of them it is, from 0.</param>
/// <param name="Owner">The message that has the field.</param>
/// <param name="Path">The path from the root to the field.</param>
internal sealed record Spot(Draws Draws, MessageDescriptor Root, int Number, MessageDescriptor Owner, string Path)
{
    /// <summary>A source of values for this spot. Use it before the next is asked for.</summary>
    public Faker Random => Draws.For(Purpose(Path));

    /// <summary>The person that the whole entity is about, so that name and email address agree.</summary>
    public (string First, string Last) Person
    {
        get
        {
            var faker = Draws.For(Purpose("person"));
            return (faker.Name.FirstName(), faker.Name.LastName());
        }
    }

    /// <summary>The name of the product that the whole entity is about.</summary>
    public string Product => Draws.For(Purpose("product")).Commerce.ProductName();

    /// <summary>The name of the company that the whole entity is about.</summary>
    public string Company => Draws.For(Purpose("company")).Company.CompanyName(0);

    public int Below(int count) => Draws.Below(count, Purpose(Path));

    public double Share(string topic) => Draws.Share(Purpose(topic));

    public Spot In(FieldDescriptor field)
        => this with { Owner = field.ContainingType, Path = Path.Length == 0 ? field.Name : $"{Path}.{field.Name}" };

    public Spot At(int index) => this with { Path = string.Create(CultureInfo.InvariantCulture, $"{Path}.{index}") };

    private string Purpose(string topic) => string.Create(CultureInfo.InvariantCulture, $"{Root.FullName} {Number} {topic}");
}
