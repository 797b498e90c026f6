using System.Diagnostics;
using System.Runtime.CompilerServices;
using GraphBff.Engine.Planning;
using GraphBff.Engine.Running;

namespace GraphBff.Engine.Execution;

/// <summary>Writes the objects of a plan, field by field.</summary>
internal static class ObjectWriter
{
    /// <summary>Writes an object.</summary>
    /// <returns>False if a non-null field is null. Then nothing is written.</returns>
    public static bool Write(this ResponseWriter writer, ObjectPlan plan, object source)
    {
        if (plan.Failure is { } failure)
        {
            return writer.Fail(failure, nonNull: true);
        }

        var start = writer.OpenObject(plan, source);
        var whole = true;
        var fields = plan.Fields;
        for (var i = 0; i < fields.Length; i++)
        {
            // A null that bubbles does not end the loop: the steps' cursors must pass the parents, and each error is reported.
            whole &= writer.WriteField(fields[i], i, source);
        }

        return writer.CloseObject(start, whole);
    }

    /// <summary>Starts an object.</summary>
    /// <returns>The output's position at its start.</returns>
    public static int OpenObject(this ResponseWriter writer, ObjectPlan plan, object source)
    {
        var start = writer.Output.Position;
        if (plan.Late is { } late)
        {
            writer.Late!.Note(writer, late, source);
        }

        writer.Output.Raw((byte)'{');
        writer.Enter();
        return start;
    }

    /// <summary>Writes the next field of the object.</summary>
    /// <returns>False if the field is non-null and its value is null.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool WriteField(this ResponseWriter writer, FieldPlan field, int index, object source)
    {
        if (index > 0)
        {
            writer.Output.Raw((byte)',');
        }

        writer.At(field);
        writer.Output.Raw(field.Site.Key);
        return WriteValue(writer, field, source);
    }

    /// <summary>Ends the object, or removes it from the output if it is not complete.</summary>
    /// <returns>Whether the object is complete.</returns>
    public static bool CloseObject(this ResponseWriter writer, int start, bool whole)
    {
        writer.Leave();
        if (whole)
        {
            writer.Output.Raw((byte)'}');
        }
        else
        {
            writer.TakeBack(start);
        }

        return whole;
    }

    /// <summary>Writes the field's value.</summary>
    /// <returns>False if a non-null value is null. Then the object around it becomes null.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool WriteValue(ResponseWriter writer, FieldPlan field, object parent) => field switch
    {
        // Most fields are leaves. The classes are sealed, so each test is one comparison.
        LeafPlan leaf => WriteLeaf(writer, leaf, parent),
        MemberPlan member => WriteMember(writer, member, parent),
        StepPlan step => writer.Write(step.ValuePlan, writer.Steps[step.Index].Next(parent)),
        TypeNamePlan typeName => WriteTypeName(writer, typeName),
        EventPlan @event => writer.Write(@event.ValuePlan, parent),
        _ => throw new UnreachableException(),
    };

    private static bool WriteLeaf(ResponseWriter writer, LeafPlan leaf, object parent)
    {
        var start = writer.Output.Position;
        try
        {
            if (leaf.Source.TryWrite(writer.Output, parent))
            {
                return true;
            }
        }
        catch (NullReferenceException exception)
        {
            writer.Output.Rewind(start);
            return writer.FailAbsent(exception, parent, leaf.NonNull);
        }
        catch (Exception exception) when (!RunFaults.Ends(exception))
        {
            writer.Output.Rewind(start);
            return writer.FailValue(exception, parent, leaf.NonNull);
        }

        return leaf.NonNull ? writer.FailNull() : writer.Null();
    }

    private static bool WriteMember(ResponseWriter writer, MemberPlan member, object parent)
    {
        object? value;
        try
        {
            value = member.Source.Get(parent);
        }
        catch (NullReferenceException exception)
        {
            return writer.FailAbsent(exception, parent, member.ValuePlan.NonNull);
        }
        catch (Exception exception) when (!RunFaults.Ends(exception))
        {
            return writer.FailValue(exception, parent, member.ValuePlan.NonNull);
        }

        return writer.Write(member.ValuePlan, value);
    }

    private static bool WriteTypeName(ResponseWriter writer, TypeNamePlan typeName)
    {
        writer.Output.Raw(typeName.Json);
        return true;
    }
}
