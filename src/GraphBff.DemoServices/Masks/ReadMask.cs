using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using GraphBff.DemoServices.Errors;

namespace GraphBff.DemoServices.Masks;

/// <summary>The fields that a caller wants (AIP-157). The id is always one of them.</summary>
internal sealed class ReadMask<T>
    where T : class, IMessage<T>, new()
{
    private readonly FieldMask? _fields;

    private ReadMask(FieldMask? fields) => _fields = fields;

    /// <summary>Reads a request's read_mask. No mask, an empty mask and <c>*</c> mean all fields.</summary>
    public static ReadMask<T> Read(Violations violations, FieldMask? mask)
    {
        if (mask is null || mask.Paths.Count == 0 || mask.Paths is ["*"])
        {
            return new(fields: null);
        }

        var descriptor = new T().Descriptor;
        foreach (var path in mask.Paths.Where(path => !FieldMask.IsValid(descriptor, path)))
        {
            violations.Add("read_mask", $"{descriptor.Name} has no field {path}.");
        }

        return new(new FieldMask { Paths = { mask.Paths, "id" } });
    }

    /// <summary>Whether a field, or a part of it, is wanted.</summary>
    public bool Includes(string field)
        => _fields is null || _fields.Paths.Any(path
            => path.StartsWith(field, StringComparison.Ordinal) && (path.Length == field.Length || path[field.Length] == '.'));

    /// <summary>Returns the message with only the wanted fields.</summary>
    public T Apply(T message)
    {
        if (_fields is null)
        {
            return message;
        }

        var masked = new T();
        _fields.Merge(message, masked);
        return masked;
    }
}
