using Google.Protobuf;
using Google.Protobuf.Reflection;
using GraphBff.MockServices.Entities;
using GraphBff.MockServices.Errors;
using GraphBff.MockServices.Messages;
using GraphBff.MockServices.Names;
using GraphBff.MockServices.Values;
using Grpc.Core;

namespace GraphBff.MockServices.Methods;

/// <summary>Numbers of a request that are added to those of an entity.</summary>
internal sealed class Adjustment
{
    private readonly EntityType _type;
    private readonly string _verb;
    private readonly string _noun;
    private readonly FieldDescriptor? _delta;
    private readonly FieldDescriptor? _stock;
    private readonly FieldDescriptor? _part;
    private readonly FieldDescriptor? _whole;
    private readonly FieldDescriptor? _sum;

    public Adjustment(MethodDescriptor method, EntityType type)
    {
        _type = type;
        (_verb, _noun) = Shape.Name(method);
        _delta = method.InputType.Field("delta", "change", "adjustment", "increment") is { } delta && delta.IsInteger() ? delta : null;
        _stock = type.Message.Fields.InFieldNumberOrder().FirstOrDefault(Numbers.IsStock);
        _part = Money.First(method.InputType);
        _whole = Money.First(type.Message);
        _sum = type.Message.Fields.InFieldNumberOrder().FirstOrDefault(field
            => Money.Is(field) && field != _whole && Words.Of(field.Name)[0].StartsWith(_verb.TrimEnd('e'), StringComparison.Ordinal));
    }

    /// <summary>Adds the <c>delta</c> of a request to how many there are.</summary>
    /// <exception cref="RpcException">FAILED_PRECONDITION: there would be less than none.</exception>
    public void AddDelta(IMessage request, IMessage entity)
    {
        if (_delta is null || _stock is null)
        {
            return;
        }

        var now = Convert.ToInt64(entity.Get(_stock), null);
        var after = now + Convert.ToInt64(request.Get(_delta), null);
        entity.Set(_stock, after is >= 0 and <= int.MaxValue ? _stock.Integer(after) : throw Refusal(
            $"INSUFFICIENT_{_noun}", $"There are {now}.", (_stock.Name, EntityType.Text(now))));
    }

    /// <summary>Adds an amount to the field of its verb: <c>amount</c> of a refund to <c>refunded_amount</c>.</summary>
    /// <returns>Whether it is less than the whole, so that the entity keeps its status.</returns>
    /// <exception cref="RpcException">FAILED_PRECONDITION: it would be more than the whole.</exception>
    public bool AddPart(IMessage request, IMessage entity)
    {
        if (_part is null || _sum is null || !request.IsGiven(_part))
        {
            return false;
        }

        var sum = Read(request, _part) + Read(entity, _sum);
        if (sum > Read(entity, _whole!))
        {
            throw Refusal($"{_verb}_EXCEEDS_{_type.Name}", $"There is less left of the {_type.Name}.");
        }

        entity.Set(_sum, Money.Write(_sum.MessageType, sum));
        return sum < Read(entity, _whole!);
    }

    private static decimal Read(IMessage message, FieldDescriptor field)
        => message.IsGiven(field) ? Money.Read((IMessage)message.Get(field)!) : 0;

    private RpcException Refusal(string reason, string message, params ReadOnlySpan<(string Key, string Value)> metadata) => Refusals.Of(
        StatusCode.FailedPrecondition, _type.Message.File.Package, reason.ToUpperInvariant(), message, metadata);
}
