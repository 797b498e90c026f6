using Google.Protobuf.Reflection;
using GraphBff.MockServices.Messages;
using GraphBff.MockServices.Names;

namespace GraphBff.MockServices.Entities;

/// <summary>The entities of all services: what their methods return and what has a key.</summary>
internal sealed class EntityCatalog
{
    private static readonly string[] Envelopes = ["response", "reply", "result", "request"];

    private readonly Dictionary<MessageDescriptor, EntityType> _byMessage = [];

    public EntityCatalog(IEnumerable<ServiceDescriptor> services)
    {
        foreach (var method in services.SelectMany(service => service.Methods))
        {
            Add(method.OutputType, method.InputType);
            foreach (var field in Messages(method.OutputType))
            {
                Add(field.MessageType, method.InputType);
                foreach (var inner in Messages(field.MessageType).Where(inner => inner.IsRepeated && field.IsRepeated))
                {
                    Add(inner.MessageType, method.InputType);
                }
            }
        }
    }

    /// <summary>The entities; one that another refers to comes before it, except in a circle.</summary>
    public IReadOnlyList<EntityType> InOrder()
    {
        var ordered = new List<EntityType>();
        var seen = new HashSet<EntityType>();
        foreach (var type in _byMessage.Values)
        {
            Visit(type);
        }

        return ordered;

        void Visit(EntityType type)
        {
            if (seen.Add(type))
            {
                foreach (var target in References(type.Message, []))
                {
                    Visit(target);
                }

                ordered.Add(type);
            }
        }
    }

    public EntityType? Find(MessageDescriptor message) => _byMessage.GetValueOrDefault(message);

    /// <summary>The entity of a name in any case, preferably of the package; null if there is none.</summary>
    public EntityType? Named(string name, string package)
    {
        var wanted = Words.Snake(name);
        var found = _byMessage.Values.Where(type => type.Name == wanted).ToArray();
        return found.FirstOrDefault(type => type.Message.File.Package == package) ?? found.FirstOrDefault();
    }

    /// <summary>
    /// The entity that a field holds the key of: <c>user_id</c>, <c>billing_user_id</c> or <c>user_ids</c> for User; null if it holds none.
    /// </summary>
    public EntityType? Target(FieldDescriptor field)
    {
        var words = Words.Of(field.Name);
        var isKey = words is [_, .., "id" or "ids"] && !field.IsMap && (field.FieldType == FieldType.String || IsKeyNumber(field));
        return !isKey ? null
            : Words.Ends(string.Join('_', words[..^1]))
                .Select(end => Named(end, field.File.Package))
                .FirstOrDefault(type => type is not null);
    }

    private static bool IsKeyNumber(FieldDescriptor field)
        => field.FieldType is FieldType.Int32 or FieldType.Int64 or FieldType.UInt32 or FieldType.UInt64;

    private static IEnumerable<FieldDescriptor> Messages(MessageDescriptor type)
        => type.Fields.InFieldNumberOrder().Where(field => field.IsMessage());

    private void Add(MessageDescriptor message, MessageDescriptor request)
    {
        if (Words.Of(message.Name) is [.., var last]
            && !Envelopes.Contains(last)
            && message.File.Package != "google.protobuf"
            && KeyOf(message, request) is { } key)
        {
            _byMessage.TryAdd(message, new EntityType(message, key));
        }
    }

    // A name is a key only if somebody finds by it.
    private static FieldDescriptor? KeyOf(MessageDescriptor message, MessageDescriptor request)
        => (message.Field("id", $"{Words.Snake(message.Name)}_id", "uid", "uuid")
                ?? (request.Field("name", "names") is not null && request.Name.Contains("Get", StringComparison.Ordinal)
                    ? message.Field("name")
                    : null))
            is { } key && (key.IsText() || (key.IsInteger() && IsKeyNumber(key))) ? key : null;

    private IEnumerable<EntityType> References(MessageDescriptor message, HashSet<MessageDescriptor> seen)
        => !seen.Add(message) ? []
            : message.Fields.InFieldNumberOrder()
                .SelectMany(field => field.IsMessage() ? References(field.MessageType, seen) : Target(field) is { } type ? [type] : []);
}
