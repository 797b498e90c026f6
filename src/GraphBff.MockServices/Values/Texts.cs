using System.Globalization;
using GraphBff.MockServices.Messages;
using GraphBff.MockServices.Names;

namespace GraphBff.MockServices.Values;

/// <summary>Texts by what their field is called.</summary>
internal static class Texts
{
    private static readonly Dictionary<string, Func<Spot, string>> Meanings = new()
    {
        ["name"] = Name,
        ["display_name"] = Name,
        ["full_name"] = Full,
        ["first_name"] = spot => spot.Person.First,
        ["given_name"] = spot => spot.Person.First,
        ["last_name"] = spot => spot.Person.Last,
        ["family_name"] = spot => spot.Person.Last,
        ["author"] = Full,
        ["email"] = Email,
        ["email_address"] = Email,
        ["username"] = Handle,
        ["handle"] = Handle,
        ["login"] = Handle,
        ["phone"] = Phone,
        ["phone_number"] = Phone,
        ["mobile"] = Phone,
        ["job_title"] = spot => spot.Random.Name.JobTitle(),
        ["password"] = _ => "",
        ["secret"] = _ => "",
        ["company"] = spot => spot.Company,
        ["company_name"] = spot => spot.Company,
        ["brand"] = spot => spot.Company,
        ["sku"] = Sku,
        ["category"] = spot => spot.Random.Commerce.Categories(1)[0],
        ["department"] = spot => spot.Random.Commerce.Categories(1)[0],
        ["color"] = spot => spot.Random.Commerce.Color(),
        ["material"] = spot => spot.Random.Commerce.ProductMaterial(),
        ["ean"] = spot => spot.Random.Commerce.Ean13(),
        ["barcode"] = spot => spot.Random.Commerce.Ean13(),
        ["isbn"] = spot => spot.Random.Commerce.Ean13(),
        ["currency"] = _ => Money.Currency,
        ["currency_code"] = _ => Money.Currency,
        ["price"] = spot => Amounts.Draw(spot).ToString(CultureInfo.InvariantCulture),
        ["amount"] = spot => Amounts.Draw(spot).ToString(CultureInfo.InvariantCulture),
        ["iban"] = spot => spot.Random.Finance.Iban(),
        ["country"] = spot => spot.Random.Address.Country(),
        ["country_code"] = spot => spot.Random.Address.CountryCode(),
        ["region_code"] = spot => spot.Random.Address.CountryCode(),
        ["city"] = spot => spot.Random.Address.City(),
        ["town"] = spot => spot.Random.Address.City(),
        ["state"] = spot => spot.Random.Address.State(),
        ["region"] = spot => spot.Random.Address.State(),
        ["province"] = spot => spot.Random.Address.State(),
        ["street"] = spot => spot.Random.Address.StreetAddress(),
        ["address"] = spot => spot.Random.Address.StreetAddress(),
        ["address_line"] = spot => spot.Random.Address.StreetAddress(),
        ["line1"] = spot => spot.Random.Address.StreetAddress(),
        ["zip"] = Postcode,
        ["zip_code"] = Postcode,
        ["postal_code"] = Postcode,
        ["postcode"] = Postcode,
        ["time_zone"] = _ => "Europe/Berlin",
        ["timezone"] = _ => "Europe/Berlin",
        ["locale"] = _ => "en-GB",
        ["language"] = _ => "en",
        ["language_code"] = _ => "en",
        ["url"] = Url,
        ["uri"] = Url,
        ["link"] = Url,
        ["website"] = Url,
        ["image"] = Image,
        ["image_url"] = Image,
        ["avatar"] = Image,
        ["avatar_url"] = Image,
        ["photo_url"] = Image,
        ["slug"] = spot => Hyphenated(Name(spot)),
        ["ip"] = spot => $"192.0.2.{spot.Below(255)}",
        ["ip_address"] = spot => $"192.0.2.{spot.Below(255)}",
        ["version"] = spot => spot.Random.System.Semver(),
        ["mime_type"] = spot => spot.Random.System.MimeType(),
        ["content_type"] = spot => spot.Random.System.MimeType(),
        ["hash"] = Hexadecimal,
        ["etag"] = Hexadecimal,
        ["token"] = Hexadecimal,
        ["id"] = Hexadecimal,
        ["code"] = spot => Hexadecimal(spot)[..6].ToUpperInvariant(),
        ["title"] = Title,
        ["subject"] = Title,
        ["headline"] = Title,
        ["label"] = Title,
        ["description"] = Description,
        ["summary"] = Description,
        ["text"] = Sentence,
        ["body"] = Sentence,
        ["content"] = Sentence,
        ["comment"] = Sentence,
        ["message"] = Sentence,
        ["note"] = Sentence,
        ["notes"] = Sentence,
        ["reason"] = Sentence,
        ["bio"] = Sentence,
    };

    /// <summary>A text by the longest end of the field's name that has a meaning, otherwise a few words.</summary>
    public static string Draw(string field, Spot spot)
    {
        foreach (var end in Words.Ends(field))
        {
            if (Meanings.TryGetValue(end, out var meaning))
            {
                return meaning(spot);
            }
        }

        return string.Join(' ', spot.Random.Lorem.Words(2));
    }

    private static string Name(Spot spot) => MessageNatures.Of(spot.Owner) switch
    {
        MessageNature.Person => Full(spot),
        MessageNature.Product => spot.Product,
        MessageNature.Company => spot.Company,
        _ => Title(spot),
    };

    private static string Full(Spot spot)
    {
        var (first, last) = spot.Person;
        return $"{first} {last}";
    }

    // The number makes it unique, as addresses are. RFC 2606 reserves the domain, so no mail can reach anybody.
    private static string Email(Spot spot)
    {
        var (first, last) = spot.Person;
        return $"{Hyphenated(first)}.{Hyphenated(last)}{Numbered(spot)}@example.com";
    }

    private static string Handle(Spot spot) => $"{Hyphenated(spot.Person.First)}{Numbered(spot)}";

    // Numbers that are reserved for fiction.
    private static string Phone(Spot spot) => spot.Random.Phone.PhoneNumber("+1-202-555-01##");

    private static string Postcode(Spot spot) => spot.Random.Address.ZipCode("#####");

    // From the product's last word, so that a prefix selects some products.
    private static string Sku(Spot spot)
    {
        var noun = spot.Product.Split(' ')[^1].ToUpperInvariant();
        return $"{noun[..Math.Min(3, noun.Length)]}-{(spot.Number + 1).ToString("0000", CultureInfo.InvariantCulture)}";
    }

    private static string Url(Spot spot) => $"https://example.com/{Hyphenated(Title(spot))}";

    private static string Image(Spot spot) => $"https://example.com/images/{Hexadecimal(spot)}.jpg";

    private static string Hexadecimal(Spot spot) => spot.Random.Random.Hexadecimal(12, prefix: "");

    private static string Title(Spot spot)
    {
        var words = string.Join(' ', spot.Random.Lorem.Words(3));
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string Sentence(Spot spot) => spot.Random.Lorem.Sentence(6, 6);

    private static string Description(Spot spot)
        => MessageNatures.Of(spot.Owner) == MessageNature.Product ? spot.Random.Commerce.ProductDescription() : Sentence(spot);

    private static string Numbered(Spot spot) => (spot.Number + 1).ToString(CultureInfo.InvariantCulture);

    private static string Hyphenated(string text)
        => string.Concat(
            text.ToLowerInvariant().Replace(' ', '-').Where(character => char.IsAsciiLetterOrDigit(character) || character == '-'));
}
