using Google.Protobuf.Reflection;
using GraphBff.Binding.Plans;
using GraphBff.Binding.Types;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Types;
using GraphBff.Upstream.Described;
using GraphBff.Upstream.Wire;

namespace GraphBff.Binding.Serving;

/// <summary>The object type of a message.</summary>
internal sealed class BoundType : ObjectType<WireObject>
{
    private readonly LeafFormats _formats;
    private readonly WireType _wire;

    /// <param name="plan">What it is.</param>
    /// <param name="wire">How its message is read.</param>
    /// <param name="formats">How its scalars are written.</param>
    /// <param name="node">How it is found by its key; null if it is no node.</param>
    public BoundType(TypePlan plan, WireType wire, LeafFormats formats, BoundNode? node)
        : base(plan.Name)
    {
        (_wire, _formats) = (wire, formats);
        Description = Comments.Of(plan.Message.Declaration);
        IsTypeOf = value => value is WireObject held && ReferenceEquals(held.Message.Type, wire);
        if (node is not null)
        {
            Node(node.Loader, node.Key.Of);
        }

        foreach (var member in plan.Members)
        {
            var field = Declare(member);
            if (Comments.Of(member.Field.Declaration) is { } comment)
            {
                field.Description(comment);
            }

            if (member.Field.GetOptions()?.Deprecated == true)
            {
                field.Deprecated("Deprecated by the service.");
            }
        }
    }

    /// <summary>Declares a field that leads to a node.</summary>
    public void Declare(EdgePlan edge, BoundNode target)
    {
        var source = _wire[edge.Field];
        if (edge.IsList)
        {
            Step(edge.Name, TypeText.Parse($"[{edge.Target.Name}]"))
                .Resolve(async (parent, field) => await LoadAllAsync(parent, field).ConfigureAwait(false))
                .Description(edge.Why.Text);
        }
        else
        {
            Step(edge.Name, TypeText.Parse(edge.Target.Name))
                .By(target.Loader, (parent, _) => NodeKey.Text(edge.Field, parent.Message.Get(source)))
                .Description(edge.Why.Text);
        }

        async Task<object?> LoadAllAsync(WireObject parent, FieldContext field)
        {
            var loader = target.Loader(field.Operation);
            var loads = parent.Message.Items(source)
                .Select(item => loader.LoadSelectedAsync(NodeKey.Text(edge.Field, item), field.CancellationToken))
                .ToList();
            var nodes = new object?[loads.Count];
            for (var i = 0; i < nodes.Length; i++)
            {
                try
                {
                    nodes[i] = await loads[i].ConfigureAwait(false);
                }
                catch (GraphException exception)
                {
                    nodes[i] = exception.Error;
                }
            }

            return nodes;
        }
    }

    private DeclaredField Declare(MemberPlan member)
    {
        var type = TypeText.Parse(member.Type);
        var field = _wire[member.Field];
        if (_formats.Find(member.Field) is not { } format)
        {
            return member.Field.IsRepeated
                ? Member(member.Name, type, parent => WireReads.Objects(parent, field))
                : TypeNamer.IsEntry(member.Field.ContainingType)
                    ? Member(member.Name, type, parent => WireReads.Always(parent, field))
                    : Member(member.Name, type, parent => WireReads.Object(parent, field));
        }

        if (member.Field.IsRepeated)
        {
            return Member(member.Name, type, parent => WireReads.Leaves(parent, field, format));
        }

        if (IsPresence(member.Field))
        {
            return Leaf(
                member.Name,
                type,
                (output, parent) =>
                {
                    output.Boolean(parent.Message.Has(field));
                    return true;
                },
                parent => parent.Message.Has(field));
        }

        var isNullable = member.Field.HasPresence && !member.Field.IsRequired;
        return Leaf(
            member.Name,
            type,
            (output, parent) => (!isNullable || parent.Message.Has(field)) && format.Write(output, parent.Message.Get(field)),
            parent => !isNullable || parent.Message.Has(field) ? format.Box(parent.Message.Get(field)) : null);
    }

    private static bool IsPresence(FieldDescriptor field)
        => field.IsMessage() && field.MessageType.IsEmpty(isInput: false);
}
