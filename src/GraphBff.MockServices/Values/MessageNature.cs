using Google.Protobuf.Reflection;
using GraphBff.MockServices.Messages;
using GraphBff.MockServices.Names;

namespace GraphBff.MockServices.Values;

/// <summary>What a message is about, which decides what its name looks like.</summary>
internal enum MessageNature
{
    Thing,
    Person,
    Product,
    Company,
}

internal static class MessageNatures
{
    private static readonly HashSet<string> People =
        ["user", "person", "customer", "member", "author", "employee", "contact", "profile", "owner", "guest", "patient", "driver"];

    private static readonly HashSet<string> Goods = ["product", "item", "article", "good", "variant"];

    private static readonly HashSet<string> Companies =
        ["company", "organization", "organisation", "vendor", "supplier", "shop", "store", "merchant", "brand", "manufacturer"];

    public static MessageNature Of(MessageDescriptor type)
    {
        var last = Words.Of(type.Name)[^1];
        return People.Contains(last) ? MessageNature.Person
            : Goods.Contains(last) ? MessageNature.Product
            : Companies.Contains(last) ? MessageNature.Company
            : type.Field("email", "first_name", "last_name") is not null ? MessageNature.Person
            : type.Field("sku", "price") is not null ? MessageNature.Product
            : MessageNature.Thing;
    }
}
