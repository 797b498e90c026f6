using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using GraphBff.MockServices.Errors;
using GraphBff.MockServices.Messages;
using GraphBff.MockServices.Names;
using Grpc.Core;

namespace GraphBff.MockServices.Entities;

/// <summary>A message that services list and find by a key.</summary>
/// <param name="Message">The message.</param>
/// <param name="Key">The field of its key: a text or a number.</param>
internal sealed record EntityType(MessageDescriptor Message, FieldDescriptor Key)
{
    /// <summary>The name in snake case: <c>order_line</c>.</summary>
    public string Name { get; } = Words.Snake(Message.Name);

    /// <summary>The name of a field that refers to it: <c>order_line_id</c>.</summary>
    public string Reference => $"{Name}_id";

    /// <summary>The key of the entity with this number; the first is 0.</summary>
    public object KeyOf(int number) => Key.IsInteger() ? Key.Integer(number + 1)
        : string.Create(CultureInfo.InvariantCulture, $"{(Key.Name == "name" ? $"{Words.Plural(Name)}/" : $"{Name}-")}{number + 1:0000}");

    public string KeyText(IMessage entity) => Text(entity.Get(Key)!);

    /// <summary>A value as text, so that a number in one message equals a text in another. An enum is its number.</summary>
    public static string Text(object value)
        => Convert.ToString(value is Enum ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : value, CultureInfo.InvariantCulture)!;

    public RpcException NotFound(string key) => Refusals.Of(
        StatusCode.NotFound,
        Message.File.Package,
        $"{Name.ToUpperInvariant()}_NOT_FOUND",
        $"There is no {Name} with the key {key}.",
        (Reference, key));
}
