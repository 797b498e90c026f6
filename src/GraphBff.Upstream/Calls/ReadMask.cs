using System.Reflection;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using GraphBff.Engine.Operations;

namespace GraphBff.Upstream.Calls;

/// <summary>
/// The read mask of a message class for one operation (AIP-157): the fields that the operation's fields, edges and ids read, wherever it
/// selects objects of the class. Made once per plan.
/// </summary>
internal static class ReadMask
{
    private static readonly FieldMask Whole = new();

    /// <summary>The mask, or null to read whole messages.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="keyField">The field that is always read: it assigns the items of a response to their keys.</param>
    /// <param name="whole">Whether a reader needs more than the operation selects.</param>
    public static FieldMask? Of<TMessage>(OperationContext operation, string keyField, bool whole)
    {
        var members = operation.MembersOf(typeof(TMessage));
        if (whole || members.Names is null)
        {
            return null;
        }

        // Two requests at the same time may both make the mask. The masks are equal, so either may stay.
        var mask = members.Derived as FieldMask;
        if (mask is null)
        {
            members.Derived = mask = Make<TMessage>(members, keyField) ?? Whole;
        }

        return ReferenceEquals(mask, Whole) ? null : mask;
    }

    // A member that is not a field of the message (an extension, a computed property) may read any field.
    private static FieldMask? Make<TMessage>(MemberSet members, string keyField)
    {
        var property = typeof(TMessage).GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static);
        if (property?.GetValue(null) is not MessageDescriptor message)
        {
            return null;
        }

        var fields = message.Fields.InDeclarationOrder();
        var paths = new SortedSet<string>(StringComparer.Ordinal) { keyField };
        foreach (var member in members.Names!)
        {
            if (fields.FirstOrDefault(field => field.PropertyName == member) is not { } field)
            {
                return null;
            }

            paths.Add(field.Name);
        }

        return new FieldMask { Paths = { paths } };
    }
}
